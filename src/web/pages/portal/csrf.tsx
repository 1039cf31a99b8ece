/** Says that a form is the signed-in person's (R-WEB-3); nothing where nobody is signed in. */
export function Csrf({ visit }: { visit: { csrf: string } }) {
  return visit.csrf === '' ? null : <input type="hidden" name="csrf" value={visit.csrf} />;
}
