// Low-latency HLS as a player does it (draft-pantos-hls-rfc8216bis): a playlist that waits for the next part, then that
// part, one after the other on a connection that stays.
static int hls_ask(Viewer *v) {
  char q[512]; v->wantspart = 0; v->bodyn = 0;
  if (v->placed) snprintf(q, sizeof q, "%s?_HLS_msn=%ld&_HLS_part=%ld", path, v->msn, v->part); else snprintf(q, sizeof q, "%s", path);
  v->asked = ns(); return http_get(v, q);
}
// Looks for the wanted part, and where its segment has none so far, the next segment's first. Answers its line.
static char *hls_find(Viewer *v) {
  char *found = 0, *last = 0, *line, *save = 0; long msn = 0, part = 0, lm = 0, lp = 0;
  for (line = strtok_r(v->body, "\n", &save); line; line = strtok_r(0, "\n", &save)) {
    if (!strncmp(line, "#EXT-X-MEDIA-SEQUENCE:", 22)) msn = atol(line + 22);
    else if (!strncmp(line, "#EXTINF:", 8)) { msn++; part = 0; }
    else if (!strncmp(line, "#EXT-X-PART:", 12)) {
      last = line; lm = msn; lp = part;
      if (v->placed && !found && ((msn == v->msn && part == v->part) || (msn == v->msn + 1 && !part))) { found = line; v->msn = msn; v->part = part; }
      part++;
    }
  }
  if (!found && last) { if (v->placed) v->missed++; v->placed = 1; v->msn = lm; v->part = lp; found = last; }
  return found;
}
static int hls_next(Viewer *v) {  // an answer is whole
  if (v->wantspart) { v->parts++; v->part++; measure(&waits, ns() - v->asked); return hls_ask(v); }
  v->body[v->bodyn] = 0; char *l = hls_find(v), *u = l ? strstr(l, "URI=\"") : 0; if (!u) return 0;
  u += 5; char *end = strchr(u, '"'), q[512]; if (!end) return 0;
  *end = 0; int folder = strrchr(path, '/') - path + 1; snprintf(q, sizeof q, "%.*s%s", *u == '/' ? 0 : folder, path, u);
  v->wantspart = 1; v->bodyn = 0; return http_get(v, q);
}
static int hls_take(Viewer *v, const u8 *d, int n) {
  const u8 *e = d + n, *p;
  if (!v->asked) v->asked = ns();
  while (d < e) {
    if (!v->inbody) { int h = http_head(v, d, e - d); if (h < 0) return 0; d += h; if (!v->inbody) return 1; }
    int l, over = 0;
    while ((l = http_body(v, &d, e, &p)) > 0 || l < 0) {
      if (l < 0) { over = 1; if (d < e) d = memchr(d, '\n', e - d) ? (u8 *)memchr(d, '\n', e - d) + 1 : e; break; }
      if (!v->wantspart) {
        if (v->bodyn + l >= v->bodycap) { v->bodycap = (v->bodyn + l) * 2; v->body = realloc(v->body, v->bodycap + 1); }
        memcpy(v->body + v->bodyn, p, l);
      }
      v->bodyn += l;
      if (!v->chunked && !v->left) { over = 1; break; }
    }
    if (!over) return 1;
    if (!hls_next(v)) return 0;
  }
  return 1;
}
