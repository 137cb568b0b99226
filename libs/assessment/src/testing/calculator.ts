import { type Exact, exact, least, most, pointsOf } from '../domain/exact.js';

const TOKEN = /\d+(?:\.\d+)?|min|max|[()+−×÷,]/g;

/** Works out what a reader of an explanation would, with pencil and paper. */
class Calculator {
  readonly #tokens: string[];

  constructor(calculation: string) {
    this.#tokens = [...calculation.matchAll(TOKEN)].map(([token]) => token);
  }

  sum(): Exact {
    let value = this.#product();
    for (let sign = this.#takeOneOf('+', '−'); sign; sign = this.#takeOneOf('+', '−'))
      value = sign === '+' ? value.add(this.#product()) : value.sub(this.#product());
    return value;
  }

  #product(): Exact {
    let value = this.#factor();
    for (let sign = this.#takeOneOf('×', '÷'); sign; sign = this.#takeOneOf('×', '÷'))
      value = sign === '×' ? value.mul(this.#factor()) : value.div(this.#factor());
    return value;
  }

  #factor(): Exact {
    if (this.#takeOneOf('−')) return this.#factor().neg();
    const choice = this.#takeOneOf('min', 'max');
    if (!this.#takeOneOf('(')) return exact(Number(this.#tokens.shift()));
    let value = this.sum();
    while (this.#takeOneOf(','))
      value = choice === 'min' ? least(value, this.sum()) : most(value, this.sum());
    if (!this.#takeOneOf(')')) throw new Error(`missing ) before ${this.#tokens.join(' ')}`);
    return value;
  }

  #takeOneOf(...tokens: readonly string[]): string | undefined {
    return tokens.includes(this.#tokens[0] ?? '') ? this.#tokens.shift() : undefined;
  }
}

/** The points that a calculation of an explanation comes to, to a hundredth. */
export const pointsIn = (calculation: string): number =>
  pointsOf(new Calculator(calculation).sum());
