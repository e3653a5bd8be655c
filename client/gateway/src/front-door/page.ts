/** The front door's page: a list of links, written by the server, without a script. */
import { entryOf } from './person';
import type { Person, PersonRole } from './person';

const ROLE_WORDS: Readonly<Record<PersonRole, string>> = {
  core: '核心企业 Core enterprise',
  supplier: '供应商 Supplier',
  bank: '银行 Bank',
  registrar: '登记机构 Registrar',
  supervisor: '监管 Supervisor',
  operator: '运营 Operator',
};

const STYLE = `
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
  body { max-width: 44rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
  h1 { font-size: 1.5rem; margin: 0 0 .25rem; }
  .warning { border: 1px solid; border-radius: .5rem; padding: .5rem .75rem; }
  section { margin-top: 1.5rem; }
  h2 { font-size: 1.05rem; margin: 0 0 .5rem; }
  h2 small { font-weight: 400; opacity: .75; margin-left: .5rem; }
  ul { list-style: none; margin: 0; padding: 0; display: grid; gap: .5rem;
       grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr)); }
  a { display: block; min-height: 2.75rem; padding: .6rem .75rem; border: 1px solid; border-radius: .5rem;
      text-decoration: none; color: inherit; }
  form { margin-top: 1rem; }
  input, button { font: inherit; min-height: 2.75rem; padding: 0 .75rem; }
  a:hover, a:focus-visible { outline: 3px solid; outline-offset: 1px; }
`;

/** Header of the page's content security policy: nothing runs, nothing is loaded. */
export const PAGE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

const ESCAPES: Readonly<Record<string, string>> = {
  ...{ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' },
};
const escape = (text: string): string => text.replace(/[&<>"']/g, (one) => ESCAPES[one] ?? one);

function organisationsOf(people: readonly Person[]): Map<string, Person[]> {
  const found = new Map<string, Person[]>();
  for (const person of people) {
    const list = found.get(person.gateway);
    if (list === undefined) found.set(person.gateway, [person]);
    else list.push(person);
  }
  return found;
}

function section(people: readonly Person[]): string {
  const [first] = people;
  if (first === undefined) return '';
  const { organisation, role } = first;
  const items = people.map(
    (one) =>
      `<li><a href="${escape(entryOf(one))}" target="_blank" rel="noopener">${escape(one.person.zh)}` +
      `<br><span lang="en">${escape(one.person.en)}</span></a></li>`,
  );
  return (
    `<section><h2>${escape(organisation.zh)} <span lang="en">${escape(organisation.en)}</span>` +
    `<small>${escape(ROLE_WORDS[role])}</small></h2><ul>${items.join('')}</ul></section>`
  );
}

function dayForm(today: string | undefined): string {
  if (today === undefined) return '';
  return (
    `<form method="post" action="/day"><label>营业日 <span lang="en">Business day</span> ` +
    `<input type="date" name="day" required min="${escape(today)}" value="${escape(today)}"></label> ` +
    `<button>推进 <span lang="en">Go on</span></button></form>`
  );
}

/** The page as HTML. @param today the open business day, where it can be moved here */
export function frontPage(people: readonly Person[], today?: string): string {
  const sections = [...organisationsOf(people).values()].map(section).join('');
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>符契 Fuqi</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>符契 Fuqi</h1>
<p>选择一个人，进入其机构的控制台。<br><span lang="en">Choose a person; the console of the organisation opens in a new tab.</span></p>
<p class="warning" role="note">开发密钥：仅供试用，切勿用于真实价值。<br><span lang="en">Development keys: for trying, never for value.</span></p>
${dayForm(today)}
${sections}
</main>
</body>
</html>
`;
}
