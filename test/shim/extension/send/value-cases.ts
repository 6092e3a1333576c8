// Pages whose sender (the element with the attribute `sender`) must send what htmx 1.9.12 sends. Data only.

const form = (content: string, attributes = '') => `<form sender ${attributes}>${content}</form>`;

/** In a scope that is never empty, so that inherited attributes have somewhere to come from. */
const inside = (attributes: string, content: string) => `<section ${attributes}>${content}</section>`;

const types = [
  'text',
  'password',
  'hidden',
  'email',
  'url',
  'search',
  'tel',
  'number',
  'range',
  'date',
  'time',
  'month',
  'week',
  'datetime-local',
  'color',
  'image',
  'reset',
  'button',
  'submit',
  'nonsense',
]; // prettier-ignore

const fieldNames = [
  'keys',
  'values',
  'entries',
  'get',
  'set',
  'has',
  'append',
  'delete',
  'forEach',
  'headers',
  'HEADERS',
  'parameters',
  'messageBody',
  'length',
  'id',
  'name',
  'action',
  'method',
  'target',
  'elements',
  'value',
  'type',
  'title',
  'then',
  'toJSON',
  'a.b',
  'a[]',
  'a b',
  '0',
  '10',
  'é',
  '"',
  '-',
]; // prettier-ignore

export const cases: Readonly<Record<string, string>> = {
  'an empty form': form(''),
  ...Object.fromEntries(
    types.map((type) => [`input type=${type} in a form`, form(`<input type="${type}" name="a" value="7">`)]),
  ),
  ...Object.fromEntries(
    types.map((type) => [`input type=${type} as the sender`, `<input sender type="${type}" name="a" value="7">`]),
  ),
  ...Object.fromEntries(
    fieldNames.map((name) => [
      `a field named ${name}`,
      form(`<input name='${name}' value="1"><input name="other" value="2">`),
    ]),
  ),
  'no type, no value': form('<input name="a">'),
  'no name': form('<input value="1">'),
  'an empty name': form('<input name="" value="1">'),
  'names are case-sensitive': form('<input name="a" value="1"><input name="A" value="2">'),
  'a textarea with lines': form('<textarea name="a">one\ntwo\r\nthree</textarea>'),
  'an empty textarea': form('<textarea name="a"></textarea>'),
  'a checkbox, checked': form('<input type="checkbox" name="a" checked>'),
  'a checkbox with a value': form('<input type="checkbox" name="a" value="yes" checked>'),
  'a checkbox, not checked': form('<input type="checkbox" name="a">'),
  'several checkboxes of a name': form(
    '<input type="checkbox" name="a" value="1" checked><input type="checkbox" name="a" value="2"><input type="checkbox" name="a" value="3" checked>',
  ),
  'radios, one chosen': form('<input type="radio" name="a" value="1"><input type="radio" name="a" value="2" checked>'),
  'radios, none chosen': form('<input type="radio" name="a" value="1"><input type="radio" name="a" value="2">'),
  'a select': form('<select name="a"><option value="1">one<option value="2" selected>two</select>'),
  'a select without values': form('<select name="a"><option>one<option selected>two</select>'),
  'a select without options': form('<select name="a"></select>'),
  'a select with a disabled choice': form('<select name="a"><option value="1" selected disabled>one</select>'),
  'a multiple select, none chosen': form('<select multiple name="a"><option>1<option>2</select>'),
  'a multiple select, one chosen': form('<select multiple name="a"><option>1<option selected>2</select>'),
  'a multiple select, two chosen': form('<select multiple name="a"><option selected>1<option selected>2</select>'),
  'a multiple select in groups': form(
    '<select multiple name="a"><optgroup label="x"><option selected>1</optgroup><optgroup label="y" disabled><option selected>2</optgroup></select>',
  ),
  'two multiple selects of a name': form(
    '<select multiple name="a"><option selected>1</select><select multiple name="a"><option selected>2</select>',
  ),
  'a multiple select and a field of a name': form(
    '<select multiple name="a"><option selected>1<option selected>2</select><input name="a" value="3">',
  ),
  'a field and a multiple select of a name': form(
    '<input name="a" value="3"><select multiple name="a"><option selected>1<option selected>2</select>',
  ),
  'a field and an empty multiple select of a name': form(
    '<input name="a" value="3"><select multiple name="a"></select>',
  ),
  'two fields of a name': form('<input name="a" value="1"><input name="a" value="2">'),
  'three fields of a name': form('<input name="a" value="1"><input name="a" value="2"><input name="a" value="3">'),
  'names with a number come first': form(
    '<input name="b" value="1"><input name="2" value="2"><input name="1" value="3">',
  ),
  'a disabled field': form('<input name="a" value="1" disabled><input name="b" value="2">'),
  'a read-only field': form('<input name="a" value="1" readonly>'),
  'a disabled fieldset': form('<fieldset disabled><input name="a" value="1"></fieldset><input name="b" value="2">'),
  'the legend of a disabled fieldset': form(
    '<fieldset disabled><legend><input name="a" value="1"></legend></fieldset>',
  ),
  'a disabled fieldset above the sender': inside('', '<fieldset disabled><input sender name="a" value="1"></fieldset>'),
  'named fieldsets, outputs, objects and buttons': form(
    '<fieldset name="f"></fieldset><output name="o">5</output><object name="ob"></object><button name="b" value="1">x</button><button type="button" name="c" value="2">x</button><button type="reset" name="d" value="3">x</button>',
  ),
  'a named form': form('<input name="a" value="1">', 'name="f" id="the-form"'),
  'controls outside, bound by form=': `${form('<input name="a" value="1">', 'id="f"')}<input name="b" value="2" form="f"><select name="c" form="f"><option selected>3</select>`,
  'a control inside, bound elsewhere': `${form('<input name="a" value="1" form="other"><input name="b" value="2">')}<form id="other"></form>`,
  'a field in a form sends the whole form': '<form><input sender name="a" value="1"><input name="b" value="2"></form>',
  'a div in a form sends the whole form': '<form><input name="a" value="1"><div sender name="d"></div></form>',
  'a link in a form': '<form><input name="a" value="1"><a sender href="#" name="d">x</a></form>',
  'a checkbox in a form, as the sender':
    '<form><input sender type="checkbox" name="a" value="1"><input name="b" value="2"></form>',
  'a bound field outside as the sender':
    '<form id="f"><input name="a" value="1"></form><input sender form="f" name="b" value="2">',
  'a field alone': '<input sender name="a" value="1">',
  'a select alone': '<select sender name="a"><option value="1" selected>one</select>',
  'a multiple select alone': '<select sender multiple name="a"><option value="1" selected>one</select>',
  'a textarea alone': '<textarea sender name="a">text</textarea>',
  'a div alone': '<div sender></div>',
  'a button alone': '<button sender name="a" value="1">x</button>',
  'a button alone, without a value': '<button sender name="a">x</button>',
  'a button alone, without a name': '<button sender value="1">x</button>',
  'a disabled button': '<button sender name="a" value="1" disabled>x</button>',
  'a button in a form': '<form><input name="b" value="2"><button sender name="a" value="1">x</button></form>',
  'a type=button in a form':
    '<form><input name="b" value="2"><button sender type="button" name="a" value="1">x</button></form>',
  'a button of the name of a field':
    '<form><input name="a" value="2"><button sender name="a" value="1">x</button></form>',
  'input submit in a form': '<form><input name="b" value="2"><input sender type="submit" name="a" value="1"></form>',
  'input submit without a value': '<form><input sender type="submit" name="a"></form>',
  'a nested list of names': form(
    '<input name="user[name]" value="x"><input name="user[tags][]" value="1"><input name="user[tags][]" value="2">',
  ),

  // hx-include
  'include a selector': `${form('<input name="a" value="1">', 'hx-include="#x"')}<input id="x" name="b" value="2">`,
  'include a list':
    '<div sender hx-include="#x, .y"></div><input id="x" name="b" value="2"><input class="y" name="c" value="3"><input class="y" name="c" value="4">',
  'include a container':
    '<div sender hx-include="#box"></div><div id="box"><input name="b" value="2"><p><textarea name="c">3</textarea></p><button name="d" value="4">x</button></div>',
  'include another form':
    '<div sender hx-include="#f"></div><form id="f"><input name="b" value="2"><button name="d" value="4">x</button></form><input form="f" name="e" value="5">',
  'include a disabled field': '<div sender hx-include="#x"></div><input id="x" name="b" value="2" disabled>',
  'include one of the name of a field of the form': `${form('<input name="a" value="1">', 'hx-include="#x"')}<input id="x" name="a" value="2">`,
  'include a field twice': '<div sender hx-include="#x, input"></div><input id="x" name="b" value="2">',
  'include an image input of a container':
    '<div sender hx-include="#box"></div><div id="box"><input type="image" name="i" value="2"></div>',
  'include this': '<div sender hx-include="this"><input name="b" value="2"></div>',
  'include this, inherited': inside(
    'hx-include="this"',
    '<input name="b" value="2"><p><button sender name="a" value="1">x</button></p>',
  ),
  'include closest': inside(
    '',
    '<p class="row"><input name="b" value="2"><i sender hx-include="closest .row"></i></p>',
  ),
  'include find':
    '<div sender hx-include="find .y"><input name="b" value="2"><input class="y" name="c" value="3"><input class="y" name="d" value="4"></div>',
  'include next': '<i sender hx-include="next"></i><input name="b" value="2"><input name="c" value="3">',
  'include next of a kind':
    '<i sender hx-include="next .y"></i><input name="b" value="2"><p><input class="y" name="c" value="3"></p><input class="y" name="d" value="4">',
  'include previous': '<input name="b" value="2"><input name="c" value="3"><i sender hx-include="previous"></i>',
  'include previous of a kind':
    '<input class="y" name="d" value="4"><p><input class="y" name="c" value="3"></p><input name="b" value="2"><i sender hx-include="previous .y"></i>',
  'include body': '<i sender hx-include="body"></i><input name="b" value="2">',
  'include document': '<i sender hx-include="document"></i><input name="b" value="2">',
  'include in the spelling of hyperscript': '<i sender hx-include="<#x/>"></i><input id="x" name="b" value="2">',
  'include nothing that exists': '<i sender hx-include="#nowhere"></i>',
  'include inherited': inside('hx-include="#x"', '<p><i sender></i></p><input id="x" name="b" value="2">'),
  'include inherited, seen from the sender': inside(
    'hx-include="next"',
    '<p><i sender></i><input name="b" value="2"></p>',
  ),
  'include in the data- spelling': '<i sender data-hx-include="#x"></i><input id="x" name="b" value="2">',
  'include unset': inside('hx-include="#x"', '<i sender hx-include="unset"></i><input id="x" name="b" value="2">'),
  'include unset on the way': inside(
    'hx-include="#x"',
    '<p hx-include="unset"><i sender></i></p><input id="x" name="b" value="2">',
  ),
  'include disinherited by name': inside(
    'hx-include="#x" hx-disinherit="hx-include"',
    '<i sender></i><input id="x" name="b" value="2">',
  ),
  'include disinherited, all': inside(
    'hx-include="#x"',
    '<p hx-disinherit="*"><i sender></i></p><input id="x" name="b" value="2">',
  ),
  'include disinherited, another': inside(
    'hx-include="#x" hx-disinherit="hx-vals hx-target"',
    '<i sender></i><input id="x" name="b" value="2">',
  ),
  'include disinherited on itself': '<i sender hx-include="#x" hx-disinherit="*"></i><input id="x" name="b" value="2">',

  // hx-vals and hx-vars
  vals: `<i sender hx-vals='{"a":1,"b":true,"c":null,"d":[1,"2"],"e":{"f":0},"g":""}'></i>`,
  'vals without braces': `<i sender hx-vals='"a":1'></i>`,
  'vals over fields': form('<input name="a" value="1"><input name="b" value="2">', `hx-vals='{"a":"v"}'`),
  'vals that are not JSON': `<i sender hx-vals="{a:1}"></i>`,
  'vals that are not JSON, below ones that are': inside(`hx-vals='{"b":2}'`, `<i sender hx-vals="nonsense"></i>`),
  'vals blank': '<i sender hx-vals="  "></i>',
  'vals of ancestors': inside(
    `hx-vals='{"a":1,"b":1}'`,
    `<p data-hx-vals='{"b":2,"c":2}'><i sender hx-vals='{"c":3}'></i></p>`,
  ),
  'vals null is filled from above': inside(`hx-vals='{"a":1}'`, `<i sender hx-vals='{"a":null}'></i>`),
  'vals ignore disinherit': inside(`hx-vals='{"a":1}' hx-disinherit="*"`, '<i sender></i>'),
  'vals unset': inside(`hx-vals='{"a":1}'`, '<i sender hx-vals="unset"></i>'),
  'vals unset above': inside(`hx-vals='{"a":1}'`, `<p hx-vals="unset"><i sender hx-vals='{"b":2}'></i></p>`),
  'vals js': '<i sender hx-vals="js:{a: 1 + 1, b: [1].concat(2)}"></i>',
  'vals js without braces': '<i sender hx-vals="js:a: 2 * 3"></i>',
  'vals javascript': '<i sender hx-vals="javascript:{a: typeof document}"></i>',
  'vals js, undefined': `${inside(`hx-vals='{"a":1}'`, '<i sender hx-vals="js:{a: undefined, b: undefined}"></i>')}`,
  'vals in white space': `<i sender hx-vals='\n  {"a": 1}\n'></i>`,
  vars: '<i sender hx-vars="a: 1 + 1, b: \'x\'"></i>',
  'vars with braces': '<i sender hx-vars="{a: 1}"></i>',
  'vars js': '<i sender hx-vars="js:a: 1"></i>',
  'vars of ancestors': inside('hx-vars="a: 1, b: 1"', '<i sender hx-vars="b: 2"></i>'),
  'vals over vars': `<i sender hx-vars="a: 1, b: 1" hx-vals='{"a":2}'></i>`,
  'vals nearer or farther than vars': inside(`hx-vals='{"a":2}'`, '<i sender hx-vars="a: 1"></i>'),
  'vars unset': inside('hx-vars="a: 1"', '<i sender hx-vars="unset"></i>'),

  // hx-params
  ...Object.fromEntries(
    [
      '*',
      'none',
      'a',
      'c,a',
      ' a , b ',
      'not a',
      'not a,b',
      'not  a , c',
      'not',
      'nothing',
      'notable',
      'none,a',
      'unset',
      '',
    ].map((params) => [
      `params ${JSON.stringify(params)}`,
      form('<input name="a" value="1"><input name="b" value="2"><input name="c" value="3">', `hx-params="${params}"`),
    ]),
  ),
  'params filter vals too': `<i sender hx-params="not a" hx-vals='{"a":1,"b":2}'></i>`,
  'params name HEADERS': form('<input name="a" value="1">', 'hx-params="not HEADERS"'),
  'params inherited': inside('hx-params="a"', form('<input name="a" value="1"><input name="b" value="2">')),
  'params unset': inside('hx-params="none"', form('<input name="a" value="1">', 'hx-params="unset"')),
  'params disinherited': inside('hx-params="none" hx-disinherit="hx-params"', form('<input name="a" value="1">')),
  'params of repeated names': form(
    '<input name="a" value="1"><input name="a" value="2"><input name="b" value="3">',
    'hx-params="a"',
  ),
  'params data-': form('<input name="a" value="1">', 'data-hx-params="none"'),

  // headers
  'headers of the element': '<i sender id="me" name="mine"></i>',
  'headers with an empty id': '<i sender id="" name=""></i>',
  'headers with data-id on the target': '<i sender></i><b target data-id="t"></b>',
  'headers of a target': '<i sender></i><b target id="t"></b>',
  'hx-headers': `<i sender hx-headers='{"X-A":"1","X-B":2,"X-C":null}'></i>`,
  'hx-headers do not replace': `<i sender id="me" hx-headers='{"HX-Request":"no","HX-Trigger":"other","HX-Current-URL":""}'></i>`,
  'hx-headers fill what is null': `<i sender hx-headers='{"HX-Trigger":"other","HX-Target":"there"}'></i>`,
  'hx-headers of ancestors': inside(`hx-headers='{"a":1,"b":1}'`, `<i sender hx-headers='{"b":2}'></i>`),
  'hx-headers js': '<i sender hx-headers="js:{a: 1 + 1}"></i>',
  'hx-headers unset': inside(`hx-headers='{"a":1}'`, '<i sender hx-headers="unset"></i>'),
  'hx-headers unset above': inside(
    `hx-headers='{"a":1}'`,
    `<p hx-headers="unset"><i sender hx-headers='{"b":2}'></i></p>`,
  ),
  'hx-headers ignore disinherit': inside(`hx-headers='{"a":1}' hx-disinherit="*"`, '<i sender></i>'),
  'hx-headers that are not JSON': '<i sender hx-headers="nonsense"></i>',
  'HX-Boosted in hx-headers': `<i sender boosted hx-headers='{"HX-Boosted":"no"}'></i>`,
  'a boosted element': '<a sender boosted href="/x">x</a>',

  // validation
  'a required field, empty': form('<input name="a" required><input name="b" value="1">'),
  'a required field, filled': form('<input name="a" value="1" required>'),
  'two faults': form('<input name="a" required><input name="b" type="email" value="nonsense">'),
  novalidate: form('<input name="a" required>', 'novalidate'),
  'novalidate with hx-validate': form('<input name="a" required>', 'novalidate hx-validate="true"'),
  'hx-validate=false': form('<input name="a" required>', 'hx-validate="false"'),
  'a field alone is not validated': '<input sender name="a" required>',
  'a field alone with hx-validate': '<input sender name="a" required hx-validate="true">',
  'hx-validate is not inherited': inside('hx-validate="true"', '<input sender name="a" required>'),
  'a field in a form, with hx-validate':
    '<form><input sender name="a" value="1" data-hx-validate="true"><input name="b" required></form>',
  'a button in a form does not validate': '<form><input name="b" required><button sender name="a">x</button></form>',
  'a button with formnovalidate and hx-validate':
    '<form><input name="b" required><button sender formnovalidate hx-validate="true" name="a">x</button></form>',
  'a disabled required field': form('<input name="a" required disabled>'),
  'a required field without a name': form('<input required>'),
  'an unchecked required checkbox': form('<input type="checkbox" name="a" required>'),
  'an included field that is invalid': `${form('', 'hx-include="#x"')}<input id="x" name="b" required>`,
  'a pattern, a range, a length': form(
    '<input name="a" pattern="x" value="y"><input type="number" name="b" max="3" value="4">',
  ),
};
