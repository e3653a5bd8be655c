/** One statement of a template that makes constraints. */
export interface ConstraintStatement {
  readonly template: string;
  /** Line in the file, from 1. */
  readonly line: number;
  /** Its text on one line. */
  readonly text: string;
  /** Offsets in the file: first character, and behind the semicolon. */
  readonly start: number;
  readonly end: number;
  /** Whether it declares a signal, so that it cannot be put into a block of its own. */
  readonly declares: boolean;
  /** An input of the template, with an index if it is an array, that is declared before the statement. */
  readonly witness: string;
}

const TEMPLATE = /\btemplate\s+(?:(?:parallel|custom)\s+)*(\w+)\s*\(/g;
/** The last form is an anonymous component whose outputs are not used: `Check(n)(a, b);`. */
const CONSTRAINT = /===|<==|==>|^\s*\w+\s*\([^;]*\)\s*\(/;
const DECLARATION = /^\s*signal\s+(input\s+|output\s+)?(?:\{[^}]*\}\s*)?(\w+)\s*((?:\[[^;]*?\])*)/;
const HEADER = /^(?:for|while|if)\b/;

/** All constraint statements of a circom source, in order. Templates without inputs are left out. */
export function constraintStatements(source: string): ConstraintStatement[] {
  const text = blank(source);
  return [...text.matchAll(TEMPLATE)].flatMap((match) => {
    const parameters = match.index + match[0].length - 1;
    const start = text.indexOf('{', closing(text, parameters));
    return statementsOf(text, match[1] ?? '', start + 1, closing(text, start));
  });
}

function statementsOf(
  text: string,
  template: string,
  start: number,
  end: number,
): ConstraintStatement[] {
  const found: ConstraintStatement[] = [];
  let scalar: string | undefined;
  let element: string | undefined;
  for (const statement of split(text, start, end)) {
    const body = text.slice(statement.start, statement.end);
    const witness = scalar ?? element;
    const declaration = DECLARATION.exec(body);
    if (CONSTRAINT.test(body) && witness !== undefined) {
      found.push({
        ...{ template, ...statement, witness, declares: declaration !== null },
        line: text.slice(0, statement.start).split('\n').length,
        text: body.replace(/\s+/g, ' ').trim(),
      });
    }
    const input = declaredInput(declaration);
    if (input?.includes('[')) element ??= input;
    else scalar ??= input;
  }
  return found;
}

/** The input that a declaration declares, of an array its first element. */
function declaredInput(declaration: RegExpExecArray | null): string | undefined {
  const [, kind, name, dimensions = ''] = declaration ?? [];
  if (name === undefined || kind?.trim() !== 'input') return undefined;
  return name + '[0]'.repeat(dimensions.split('[').length - 1);
}

/** Simple statements between two offsets; headers of loops and conditions are skipped, their bodies are not. */
function* split(
  text: string,
  start: number,
  end: number,
): Generator<{ start: number; end: number }> {
  for (let at = start; at < end;) {
    const rest = text.slice(at, end);
    const skipped = /^(?:[\s{};]+|else\b)/.exec(rest)?.[0].length ?? 0;
    if (skipped > 0) {
      at += skipped;
    } else if (HEADER.test(rest)) {
      at = closing(text, text.indexOf('(', at)) + 1;
    } else {
      const semicolon = endOfStatement(text, at, end);
      yield { start: at, end: semicolon };
      at = semicolon;
    }
  }
}

function endOfStatement(text: string, start: number, end: number): number {
  for (let at = start; at < end; at++) {
    const char = text[at] ?? '';
    if (char === ';') return at + 1;
    if ('([{'.includes(char)) at = closing(text, at);
  }
  return end;
}

/** Offset of the bracket that closes the one at `open`. */
function closing(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    const char = text[at] ?? '';
    if ('([{'.includes(char)) depth += 1;
    if (')]}'.includes(char)) depth -= 1;
    if (depth === 0) return at;
  }
  throw new RangeError('a bracket is not closed');
}

/** The same text with comments and what stands in quotes replaced by blanks, so that offsets and lines stay. */
function blank(source: string): string {
  return source.replace(/"[^"\n]*"|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, (found) =>
    found.replace(/[^\n"]/g, ' '),
  );
}
