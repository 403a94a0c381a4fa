/** A path of this app out of an untrusted `returnUrl`, or `/`. Absolute, protocol-relative and backslash forms lead elsewhere. */
export function safeReturnUrl(raw: string | null | undefined): string {
  if (!raw || !raw.startsWith('/') || /^\/[/\\]/.test(raw) || /[\\\u0000-\u001f]/.test(raw)) return '/';
  return raw.startsWith('/auth') ? '/' : raw;
}
