// Keeps what a phone needs without network: the look, the last list, your next task. Forms are never kept and never sent later.
const LOOK = "look-{{ it.version }}", ALL = "all-{{ it.version }}", MINE = "mine-{{ it.version }}";
const OFFLINE = "{{ it.offline|escapejs }}", KEEP = "{{ it.keep }}", AT = "Kept-At", LONGEST = {{ it.milliseconds|safe }}, PATIENCE = 8000;
const SHELL = [{% for address in it.shell %}"{{ address|escapejs }}", {% endfor %}OFFLINE];
const WIPE = [{% for address in it.wipe %}"{{ address|escapejs }}"{% if not forloop.last %}, {% endif %}{% endfor %}];

addEventListener("install", (event) => {
  skipWaiting();
  event.waitUntil(caches.open(LOOK).then((look) => look.addAll(SHELL)));
});

addEventListener("activate", (event) => {
  const old = (name) => ![LOOK, ALL, MINE].includes(name);
  event.waitUntil(
    caches.keys().then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name)))).then(() => clients.claim()),
  );
});

// Who comes in or goes out leaves nothing of anybody behind.
const wipes = (address) => WIPE.some((start) => new URL(address).pathname.startsWith(start));
const forget = () => Promise.all([caches.delete(MINE), caches.delete(ALL)]);

const keep = async (request, response) => {
  const where = { all: ALL, mine: MINE }[response.headers.get(KEEP)];
  if (!where || response.status !== 200 || response.redirected || new URL(request.url).search) return;
  const headers = new Headers(response.headers);
  headers.set(AT, new Date().toISOString());
  const copy = new Response(await response.clone().blob(), { headers });
  await caches.delete(where === MINE ? ALL : MINE);
  await (await caches.open(where)).put(new URL(request.url).pathname, copy);
};

const clock = (moment) =>
  moment.toLocaleTimeString("nl-NL", { hour: "numeric", minute: "2-digit", timeZone: "Europe/Amsterdam" }).replace(":", ".");

// The page as it was, with the sentence that says so and when that was.
const kept = async (request) => {
  const found = await caches.match(new URL(request.url).pathname);
  const moment = found && new Date(found.headers.get(AT));
  if (!moment || Date.now() - moment > LONGEST) return undefined;
  const words = (await found.text()).replace("<html ", "<html data-kept ").replace("<time></time>", `<time>${clock(moment)}</time>`);
  return new Response(words, { headers: found.headers });
};

// A network that takes too long is no network, when there is a copy.
const soon = (request) =>
  new Promise((done) => setTimeout(() => kept(request).then((copy) => copy && done(copy)), PATIENCE));

const ask = async (event) => {
  const { request } = event;
  const response = await fetch(request);
  if (response.redirected && wipes(response.url)) await forget();
  else if (request.method === "GET") event.waitUntil(keep(request, response.clone()));
  return response;
};

const visit = async (event) => {
  const { request } = event;
  if (wipes(request.url)) await forget();
  try {
    return await (request.method === "GET" ? Promise.race([ask(event), soon(request)]) : ask(event));
  } catch {
    return (request.method === "GET" && (await kept(request))) || (await caches.match(OFFLINE));
  }
};

addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== location.origin) return;
  if (request.mode === "navigate") event.respondWith(visit(event));
  else if (SHELL.includes(url.pathname)) {
    event.respondWith(fetch(request).catch(async () => (await caches.match(url.pathname)) || Response.error()));
  }
});
