export { middleware } from '@/lib/http/middleware';

export const config = {
  runtime: 'nodejs',
  // Everything but Next's own static files and images: those carry no secrets and are served as they are.
  matcher: ['/((?!_next/static|_next/image|favicon.ico|icon.svg).*)'],
};
