import type { RenewalCookie } from '../session/renewal-cookie.js';
import type { SignInState } from './sign-in-state.js';
import type { SignOutWay } from './sign-out-way.js';

/** What a browser keeps of signing in at a provider. */
export class SignOnCookies {
  /**
   * @param begun a sign-in that is under way
   * @param renewal what renews the session that came of it
   * @param way what leads out at the provider again
   */
  constructor(
    readonly begun: SignInState,
    readonly renewal: RenewalCookie,
    readonly way: SignOutWay,
  ) {}
}
