/**
 * The direction of the house: app → components → lib/<room>/{schema,rules,client}; app, voice-server, worker → lib;
 * lib never looks up; the sandbox and the product never see each other; rooms stand in a line and look leftward.
 */
const TESTS = '\\.test\\.tsx?$|^lib/testing/|/testing/';

// Leftmost first: a room may import the ones before it. What spans rooms is written in the rightmost of them.
const ROOMS = [
  'audit',
  'jobs',
  'billing',
  'providers',
  'health',
  'auth',
  'tenants',
  'live',
  'requests',
  'messaging',
  'guests',
  'knowledge',
  'leads',
  'inventory',
  'bookings',
  'calls',
  'analytics',
  'platform',
  'agent',
];

// Every room may use another's words in either direction; they are types and parsers, and know only each other.
const WORDS = '^lib/([^/]+)/schema\\.ts$';

// lib/http is ground for the rooms, except for what a request passes on its way in: that knows sessions, and no room knows it.
const DOOR = '^lib/http/(route|request-credentials|live-stream|middleware|start-app-process)\\.ts$';

const leftward = ROOMS.slice(0, -1).map((room, index) => ({
  name: `room-${room}-looks-left`,
  severity: 'error',
  from: { path: `^lib/${room}/`, pathNot: TESTS },
  to: { path: `^lib/(${ROOMS.slice(index + 1).join('|')})/`, pathNot: WORDS },
}));

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: { pathNot: '/generated/' },
      to: { circular: true, viaOnly: { pathNot: '/generated/' } },
    },
    {
      // An alias that resolves to nothing would hide its arrow from every rule below.
      name: 'every-import-is-found',
      severity: 'error',
      from: { pathNot: '/generated/' },
      to: { couldNotResolve: true },
    },
    {
      name: 'lib-never-looks-up',
      severity: 'error',
      from: { path: '^lib/' },
      to: {
        path: '^(app|components|voice-server|worker|sandbox|scripts|prisma|bench|e2e)/',
        pathNot: '^lib/',
      },
    },
    {
      name: 'ground-knows-no-room',
      severity: 'error',
      from: { path: '^lib/(env|db|http)/|^lib/[^/]+\\.ts$', pathNot: `${TESTS}|${DOOR}` },
      to: { path: `^lib/(${ROOMS.join('|')})/|${DOOR}` },
    },
    {
      name: 'every-room-has-a-place-in-the-line',
      severity: 'error',
      from: {},
      to: { path: '^lib/[^/]+/', pathNot: `^lib/(${ROOMS.join('|')}|env|db|http|testing)/` },
    },
    {
      name: 'rooms-know-no-door',
      severity: 'error',
      from: { path: `^lib/(${ROOMS.join('|')})/`, pathNot: TESTS },
      to: { path: DOOR },
    },
    {
      name: 'words-know-only-words',
      severity: 'error',
      from: { path: WORDS },
      to: { path: `^lib/(${ROOMS.join('|')})/`, pathNot: `${WORDS}|^lib/$1/` },
    },
    {
      name: 'components-see-no-database',
      severity: 'error',
      from: { path: '^components/' },
      to: {
        path: '^lib/',
        pathNot:
          '(schema|rules|client|live-client|live-event|permissions)\\.ts$|^lib/(money|local-date|errors|http/(api-client|page|problem-schema))',
      },
    },
    {
      name: 'components-ui-knows-no-hotel',
      severity: 'error',
      from: { path: '^components/ui/' },
      to: { path: '^components/(?!ui/)' },
    },
    {
      name: 'components-never-import-pages',
      severity: 'error',
      from: { path: '^components/' },
      to: { path: '^app/' },
    },
    {
      name: 'processes-keep-apart-voice',
      severity: 'error',
      from: { path: '^voice-server/' },
      to: { path: '^(app|components|worker|sandbox)/' },
    },
    {
      name: 'processes-keep-apart-worker',
      severity: 'error',
      from: { path: '^worker/' },
      to: { path: '^(app|components|voice-server|sandbox)/' },
    },
    {
      name: 'app-imports-no-process',
      severity: 'error',
      from: { path: '^(app|components)/' },
      to: { path: '^(voice-server|worker|sandbox)/' },
    },
    {
      name: 'sandbox-and-product-keep-apart',
      severity: 'error',
      from: { path: '^sandbox/' },
      to: { path: '^(app|components|lib|voice-server|worker|prisma|scripts|e2e|bench)/' },
    },
    {
      name: 'product-knows-no-sandbox',
      severity: 'error',
      from: { path: '^(app|components|lib|voice-server|worker|prisma)/' },
      to: { path: '^sandbox/' },
    },
    {
      name: 'vendor-sdks-live-with-providers',
      severity: 'error',
      from: {
        path: '^(app|components|lib|worker|voice-server)/',
        pathNot: '^lib/providers/|^voice-server/(engine|carrier)/|\\.test\\.ts$',
      },
      to: { path: 'node_modules/(openai|twilio|stripe|resend)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'production-imports-no-tests',
      severity: 'error',
      from: { path: '^(app|components|lib|voice-server|worker|sandbox)/', pathNot: TESTS },
      to: { path: '\\.test\\.tsx?$|^lib/testing/' },
    },
    ...leftward,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '/generated/|^\\.next/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
      conditionNames: ['import', 'node', 'default'],
      exportsFields: ['exports'],
    },
  },
};
