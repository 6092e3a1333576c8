// The drop box: what it says of fields and files, and of messages that are wrong.
import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { createUpload } from '../../demo/server/upload.ts';
import { recordingClient } from './recording-client.ts';

const wrap = (html: string): string =>
  `<div id="received" hx-swap-oob="afterbegin"><div class="received">${html}</div></div>`;
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const file = { lastModified: 1, type: 'text/plain' };

test('fields alone are listed, markup stays text', () => {
  const ann = recordingClient(createUpload());
  ann.says({ name: '<b>', tags: ['a', 'b'], HEADERS: { 'HX-Request': 'true' } });
  expect(ann.taken()).toEqual([
    wrap('<dl><dt>name</dt><dd>&lt;b&gt;</dd><dt>tags</dt><dd>[&quot;a&quot;,&quot;b&quot;]</dd></dl>'),
  ]);
});

test('files out of band are listed once the last of them is there', () => {
  const ann = recordingClient(createUpload());
  const oob = { ...file, serialization: 'file/oob' };
  ann.says({
    name: 'Ann',
    photo: { ...oob, name: '<i>.png', size: 3, type: '', offset: 0 },
    papers: [{ ...oob, name: 'a.txt', size: 2, offset: 1 }],
  });
  ann.sendsBytes(Buffer.from('one'));
  expect(ann.taken()).toEqual([]);
  ann.sendsBytes(Buffer.from('22'));
  expect(ann.taken()).toEqual([
    wrap(
      '<dl><dt>name</dt><dd>Ann</dd>' +
        `<dt class="file">&lt;i&gt;.png</dt><dd>3 bytes, unknown type, file/oob<br><code>${sha256('one')}</code></dd>` +
        `<dt class="file">a.txt</dt><dd>2 bytes, text/plain, file/oob<br><code>${sha256('22')}</code></dd></dl>`,
    ),
  ]);
});

test('a file inside the message is listed at once', () => {
  const ann = recordingClient(createUpload());
  ann.says({ attachment: { ...file, serialization: 'file/inline-text', name: 'n.txt', size: 2, body: 'hé' } });
  expect(ann.taken()).toEqual([
    wrap(
      `<dl><dt class="file">n.txt</dt><dd>3 bytes, text/plain, file/inline-text<br><code>${sha256('hé')}</code></dd></dl>`,
    ),
  ]);
});

test('what is wrong is said, and the next message is read', () => {
  const ann = recordingClient(createUpload());
  ann.sendsText('{"half');
  ann.sendsBytes(Buffer.from('stray'));
  ann.says({ fine: 'yes' });
  const [broken, ...rest] = ann.taken();
  expect(broken).toMatch(/<div class="received"><p>.*JSON.*<\/p><\/div><\/div>$/);
  expect(rest).toEqual([
    wrap('<p>a binary frame came where no file was due</p>'),
    wrap('<dl><dt>fine</dt><dd>yes</dd></dl>'),
  ]);
});

test('each connection has files of its own', () => {
  const upload = createUpload();
  const [ann, bob] = [recordingClient(upload), recordingClient(upload)];
  ann.says({ photo: { ...file, serialization: 'file/oob', name: 'a', size: 1, offset: 0 } });
  bob.sendsBytes(Buffer.from('x'));
  expect(bob.taken()).toEqual([wrap('<p>a binary frame came where no file was due</p>')]);
  ann.sendsBytes(Buffer.from('y'));
  expect(ann.taken()[0]).toContain(sha256('y'));
});
