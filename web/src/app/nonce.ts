/** The page's nonce; without it the content security policy lets no style in that is made at run time. */
export const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content;

/**
 * Gives every style element the nonce as it is made. Antd does so for its themes, but the part that stops a page from
 * scrolling under a drawer makes its style without being told a nonce.
 */
export function markStyles(): void {
  if (!nonce) return;
  const create = document.createElement.bind(document);
  document.createElement = ((name: string, options?: ElementCreationOptions) => {
    const element = create(name, options);
    if (name.toLowerCase() === 'style') element.nonce = nonce;
    return element;
  }) as typeof document.createElement;
}
