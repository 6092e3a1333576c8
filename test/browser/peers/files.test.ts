// Files in a form: announced in the message and sent with it, each with its own bytes, in the order in which they were sent.
import { compare, type Scenario } from './compare.ts';
import { type Open, type Play, useStage } from './stage.ts';
import { core, ext, legacyShims, shims } from './subjects.ts';

const stage = useStage();

interface Sent {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

const text: Sent = { name: 'bio.md', mimeType: 'text/markdown', buffer: Buffer.from('*Grüße*\n') };
const photo: Sent = { name: 'photo.jpg', mimeType: 'image/jpeg', buffer: Buffer.from([0xff, 0xd8, 0, 0xc3, 0x28]) };
const data: Sent = {
  name: 'data.bin',
  mimeType: '',
  buffer: Buffer.from(Array.from({ length: 300 }, (_, i) => i % 256)),
};

/** A form with a field for one file and one for several, and a message that stands behind it. */
const form =
  (encoding = '') =>
  async (open: Open): Promise<Play> => {
    const play = await open(
      ({ connect, send }) => `<div ${connect('/x')}><form ${send} ${encoding}><input type="file" name="one">
        <input type="file" name="many" multiple><button>send</button></form><i ${send}>next</i></div>`,
    );
    await play.wire.nextConnection();
    await play.drained();
    await play.page.setInputFiles('[name=one]', text);
    await play.page.setInputFiles('[name=many]', [photo, data]);
    return play;
  };

/** The frames, with what the browser sets by itself left out. */
const frames = (play: Play): readonly unknown[] =>
  play.wire.received.map(({ data }) =>
    typeof data === 'string'
      ? (JSON.parse(data, (key, value: unknown) =>
          key === 'HEADERS' || key === 'lastModified' ? undefined : value,
        ) as unknown)
      : [...data],
  );

const described = ({ name, mimeType, buffer }: Sent) => ({
  name,
  size: buffer.length,
  type: mimeType || 'application/octet-stream',
});

compare(stage, 'files are announced in the message and follow it, before what is sent next', {
  async scenario(open) {
    const play = await form()(open);
    await play.page.evaluate(() => {
      document.querySelector('button')?.click();
      document.querySelector('i')?.click();
    });
    await play.wire.frames(2);
    const expected = JSON.stringify(frames(play)[0])?.includes('serialization') ? 5 : 2;
    await play.wire.frames(expected);
    await play.drained();
    return frames(play);
  },
  right: [
    {
      one: { serialization: 'file/oob', offset: 0, ...described(text) },
      many: [
        { serialization: 'file/oob', offset: 1, ...described(photo) },
        { serialization: 'file/oob', offset: 2, ...described(data) },
      ],
    },
    [...text.buffer],
    [...photo.buffer],
    [...data.buffer],
    {},
  ],
  on: shims,
  wrong: [
    [core, [{ one: [{}], many: [{}, {}] }, {}]],
    [ext, [{ one: {}, many: [{}, {}] }, {}]],
  ],
});

const inline: Scenario<readonly unknown[]> = async (open) => {
  const play = await form('hx-encoding="multipart/json-files-inline"')(open);
  await play.page.evaluate(() => {
    for (let i = 0; i < 3; i++) {
      document.querySelector('form')?.setAttribute('hx-vals', JSON.stringify({ i }));
      document.querySelector('button')?.click();
      document.querySelector('i')?.click();
    }
  });
  await play.wire.frames(6);
  await play.drained();
  return frames(play);
};

const bodies = {
  one: { serialization: 'file/inline-text', body: text.buffer.toString(), ...described(text) },
  many: [photo, data].map((file) => ({
    serialization: 'file/inline-base64',
    body: file.buffer.toString('base64'),
    ...described(file),
  })),
};

compare(stage, 'inline bodies settle, each at its own file, and several sends keep their order', {
  scenario: inline,
  right: [0, 1, 2].flatMap((i) => [{ ...bodies, i }, {}]),
  on: legacyShims,
});
