/* sink: many measuring VNC viewers that cost little: they read everything, inflate what Tight has deflated, and decode
 * only the frame's number that `scene` puts in the top left corner.
 *
 *   sink HOST:PORT --viewers N [--encodings "tight copyrect"] [--quality 0-9|-1] [--compress 0-9] [--seconds S] [--skip S]
 *        [--stamps FILE] [--pid SERVERPID] [--stalled N] [--pointer DISPLAY]
 *
 * --stalled N  as many more viewers ask for the screen twice and never read another byte.
 * --pointer    the first viewer asks for the whole screen now and then, moves the pointer up to 20 ms later, and times each
 *              move up to the event of the X display.
 * Tight, ZRLE, CopyRect and Raw; the number is read in Tight only. In other encodings, and where a server sends the number
 * as JPEG, the frames are the updates, without an age. Each draws the cursor itself, as viewers do. Prints one line of JSON: ages are those of all viewers.
 */
#include <X11/Xlib.h>
#include <fcntl.h>
#include <linux/tcp.h>
#include <netdb.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>
#include <zlib.h>

#define MAX_AGES 20000
struct viewer { int s, stalled, number, ready; size_t at, end; uint8_t in[65536]; z_stream z[4]; int zs[4]; unsigned cells, known, last; long updates, frames; int nages; float *ages; int w, h; pthread_t thread; };
static volatile uint64_t *stamps; static volatile int counting, over; static const char *host = "127.0.0.1", *port = "5900", *pointer;
static int codes[16], ncodes, quality = -1, compress_ = 1; static struct sockaddr_storage where; static socklen_t wherelen;
static uint64_t now(void) { struct timespec t; clock_gettime(CLOCK_MONOTONIC, &t); return (uint64_t)t.tv_sec * 1000000000u + t.tv_nsec; }
static double cpu_of(int pid) { char p[64], b[2048]; snprintf(p, sizeof p, "/proc/%d/stat", pid); FILE *f = fopen(p, "r"); if (!f) return 0; size_t n = fread(b, 1, sizeof b - 1, f); fclose(f); b[n] = 0; char *q = strrchr(b, ')'); unsigned long u = 0, s = 0; if (q) sscanf(q + 2, "%*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu", &u, &s); return (double)(u + s) / sysconf(_SC_CLK_TCK); }
static long rss_of(int pid) { char p[64], l[256]; long v = 0; snprintf(p, sizeof p, "/proc/%d/status", pid); FILE *f = fopen(p, "r"); if (!f) return 0; while (fgets(l, sizeof l, f)) sscanf(l, "VmRSS: %ld", &v); fclose(f); return v; }
static uint64_t bytes_in(struct viewer *v) { struct tcp_info ti; socklen_t l = sizeof ti; memset(&ti, 0, sizeof ti); getsockopt(v->s, IPPROTO_TCP, TCP_INFO, &ti, &l); return ti.tcpi_bytes_received; }

static void die(struct viewer *v, const char *why) { if (!over) { fprintf(stderr, "sink: viewer %d: %s\n", v->number, why); printf("{\"error\":\"%s\"}\n", why); fflush(stdout); _exit(1); } pthread_exit(NULL); }
static void get(struct viewer *v, void *to, size_t n) {
    uint8_t *p = to;
    while (n) {
        if (v->at == v->end) { ssize_t r = recv(v->s, v->in, sizeof v->in, 0); if (r <= 0) die(v, "the server has closed"); v->at = 0; v->end = r; }
        size_t k = v->end - v->at < n ? v->end - v->at : n; memcpy(p, v->in + v->at, k); v->at += k; p += k; n -= k;
    }
}
/* what is not looked at is not even copied (MSG_TRUNC of TCP) */
static void skip(struct viewer *v, size_t n) {
    size_t k = v->end - v->at < n ? v->end - v->at : n; v->at += k; n -= k;
    while (n) { ssize_t r = recv(v->s, v->in, n < sizeof v->in ? n : sizeof v->in, MSG_TRUNC); if (r <= 0) die(v, "the server has closed"); n -= r; }
}
static unsigned u8(struct viewer *v) { uint8_t b; get(v, &b, 1); return b; }
static unsigned u16(struct viewer *v) { uint8_t b[2]; get(v, b, 2); return b[0] << 8 | b[1]; }
static uint32_t u32(struct viewer *v) { unsigned a = u16(v); return a << 16 | u16(v); }
static void put(struct viewer *v, const void *b, size_t n) { if (send(v->s, b, n, MSG_NOSIGNAL) != (ssize_t)n) die(v, "cannot send"); }
static void ask(struct viewer *v, int incremental) { uint8_t m[10] = { 3, incremental, 0, 0, 0, 0, v->w >> 8, v->w, v->h >> 8, v->h }; put(v, m, 10); }

/* takes the blocks of the number that lie in a rectangle; luma gives that of one of its pixels */
struct piece { const uint8_t *d; int w, filter; unsigned n; uint8_t pal[256 * 3]; };
static unsigned luma(const struct piece *p, int x, int y) {
    const uint8_t *c = p->filter == 1 ? p->pal + 3 * (p->n == 2 ? p->d[y * ((p->w + 7) / 8) + x / 8] >> (7 - x % 8) & 1 : p->d[y * p->w + x]) : p->filter < 0 ? p->pal : p->d + 3 * (y * p->w + x);
    return (c[0] + c[1] + c[2]) / 3;
}
static void look(struct viewer *v, int x, int y, int w, int h, const struct piece *p) {
    if (y > 4 || y + h <= 4) return;
    for (int i = 0; i < 16; i++) { int cx = i * 8 + 4; if (cx >= x && cx < x + w) { unsigned bit = 1u << (15 - i); v->cells = luma(p, cx - x, 4 - y) > 127 ? v->cells | bit : v->cells & ~bit; v->known |= bit; } }
}
static void tight(struct viewer *v, int x, int y, int w, int h) {
    static __thread uint8_t *raw, *packed; static __thread size_t rawcap, packedcap; struct piece p = { 0 }; p.w = w;
    unsigned c = u8(v); for (int i = 0; i < 4; i++) if (c >> i & 1 && v->zs[i]) inflateReset(&v->z[i]);
    if (c >> 4 == 8) { get(v, p.pal, 3); p.filter = -1; look(v, x, y, w, h, &p); return; }
    if (c >> 4 > 8) { unsigned b = u8(v), n = b & 127; if (b & 128) { b = u8(v); n |= (b & 127) << 7; if (b & 128) n |= u8(v) << 14; } skip(v, n); return; }
    if (c >> 6 & 1) p.filter = u8(v);
    size_t row = w * 3; if (p.filter == 1) { p.n = u8(v) + 1; get(v, p.pal, p.n * 3); row = p.n == 2 ? (w + 7) / 8 : w; }
    size_t size = row * h; if (size > rawcap) raw = realloc(raw, rawcap = size);
    if (size < 12) get(v, raw, size);
    else {
        unsigned b = u8(v), n = b & 127; if (b & 128) { b = u8(v); n |= (b & 127) << 7; if (b & 128) n |= u8(v) << 14; }
        if (n > packedcap) packed = realloc(packed, packedcap = n);
        get(v, packed, n); int k = c >> 4 & 3; z_stream *z = &v->z[k]; if (!v->zs[k]) { inflateInit(z); v->zs[k] = 1; }
        z->next_in = packed; z->avail_in = n; z->next_out = raw; z->avail_out = size; int r = inflate(z, Z_SYNC_FLUSH); if ((r != Z_OK && r != Z_STREAM_END && r != Z_BUF_ERROR) || z->avail_out) die(v, "bad zlib data");
    }
    p.d = raw; if (p.filter != 2) look(v, x, y, w, h, &p);
}
static void rect(struct viewer *v) {
    int x = u16(v), y = u16(v), w = u16(v), h = u16(v), e = (int)u32(v);
    if (e == 7) tight(v, x, y, w, h); else if (e == 1) skip(v, 4); else if (e == 0) skip(v, (size_t)w * h * 4); else if (e == 16) { uint32_t n = u32(v); skip(v, n); } else if (e == -239) skip(v, (size_t)w * h * 4 + (w + 7) / 8 * h); else die(v, "an encoding that was not asked for");
    
}
static void update(struct viewer *v) {
    u8(v); for (unsigned n = u16(v); n; n--) rect(v);
    v->updates++; uint64_t t = now();
    if (v->known == 0xffff && v->cells != v->last) { v->last = v->cells; v->frames++; if (counting && stamps && stamps[v->cells] && v->nages < MAX_AGES) v->ages[v->nages++] = (double)(int64_t)(t - stamps[v->cells]) / 1e6; }
}

static void hello(struct viewer *v) {
    uint8_t b[64]; v->s = socket(where.ss_family, SOCK_STREAM, 0); if (v->stalled) { int small = 65536; setsockopt(v->s, SOL_SOCKET, SO_RCVBUF, &small, sizeof small); }
    int one = 1; setsockopt(v->s, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one); if (connect(v->s, (void *)&where, wherelen)) die(v, "cannot connect");
    get(v, b, 12); put(v, "RFB 003.008\n", 12); unsigned n = u8(v); if (!n) die(v, "turned away"); get(v, b, n < 64 ? n : 64); put(v, "\1", 1); if (u32(v)) die(v, "no login"); put(v, "\1", 1);
    v->w = u16(v); v->h = u16(v); skip(v, 16); skip(v, u32(v));
    static const uint8_t format[20] = { 0, 0, 0, 0, 32, 24, 0, 1, 0, 255, 0, 255, 0, 255, 16, 8, 0 }; put(v, format, 20);
    uint8_t m[4 + 18 * 4] = { 2 }; int all = 0, list[18]; for (int i = 0; i < ncodes; i++) list[all++] = codes[i]; list[all++] = -239; list[all++] = -256 + compress_; if (quality >= 0) list[all++] = -32 + quality;
    m[3] = all; for (int i = 0; i < all; i++) for (int j = 0; j < 4; j++) m[4 + 4 * i + j] = (uint32_t)list[i] >> (24 - 8 * j); put(v, m, 4 + 4 * all);
}
static void *run(void *of) {
    struct viewer *v = of; hello(v); ask(v, 0);
    if (v->stalled) { ask(v, 0); v->ready = 1; for (;;) pause(); }
    for (;;) {
        unsigned t = u8(v);
        if (t == 0) { update(v); v->ready = 1; if (!pointer || v->number) ask(v, 1); } else if (t == 2) continue; else if (t == 3) { skip(v, 3); skip(v, u32(v)); } else die(v, "an unknown message");
    }
    return NULL;
}
/* moves the pointer from time to time and waits for the X display to tell of it */
static int point(struct viewer *v, double seconds, float *ms, int most) {
    Display *d = XOpenDisplay(pointer); if (!d) { fprintf(stderr, "sink: no display\n"); exit(1); }
    XSelectInput(d, DefaultRootWindow(d), PointerMotionMask); XSync(d, True); int n = 0;
    for (uint64_t t0 = now(); now() - t0 < seconds * 1e9 && n < most;) {
        int x = 100 + n * 37 % 900, y = 100 + n * 53 % 500; long u = v->updates; ask(v, 0); usleep(n * 7919 % 20000); uint8_t m[6] = { 5, 0, x >> 8, x, y >> 8, y }; uint64_t a = now(); put(v, m, 6);
        for (;;) { XEvent e; XNextEvent(d, &e); if (e.type == MotionNotify && e.xmotion.x_root == x && e.xmotion.y_root == y) break; }
        ms[n++] = (now() - a) / 1e6; while (*(volatile long *)&v->updates == u) usleep(1000); usleep(100000);
    }
    return n;
}
static int cmp(const void *a, const void *b) { float x = *(float *)a, y = *(float *)b; return x < y ? -1 : x > y; }
static int cmpl(const void *a, const void *b) { long x = *(long *)a, y = *(long *)b; return x < y ? -1 : x > y; }

int main(int argc, char **argv) {
    int n = 1, stalled = 0, pid = 0; double seconds = 10, skipped = 0; char enc[200] = "tight copyrect raw"; const char *sf = NULL; char *colon;
    if (argc < 2 || !(colon = strrchr(argv[1], ':'))) { fprintf(stderr, "usage: sink HOST:PORT [options]\n"); return 2; }
    *colon = 0; host = argv[1]; port = colon + 1;
    for (int i = 2; i + 1 < argc; i += 2) {
        const char *o = argv[i], *a = argv[i + 1];
        if (!strcmp(o, "--viewers")) n = atoi(a); else if (!strcmp(o, "--stalled")) stalled = atoi(a); else if (!strcmp(o, "--encodings")) snprintf(enc, sizeof enc, "%s", a); else if (!strcmp(o, "--quality")) quality = atoi(a);
        else if (!strcmp(o, "--compress")) compress_ = atoi(a); else if (!strcmp(o, "--seconds")) seconds = atof(a); else if (!strcmp(o, "--skip")) skipped = atof(a); else if (!strcmp(o, "--stamps")) sf = a;
        else if (!strcmp(o, "--pid")) pid = atoi(a); else if (!strcmp(o, "--pointer")) pointer = a; else { fprintf(stderr, "sink: unknown option %s\n", o); return 2; }
    }
    for (char *w = strtok(enc, " "); w; w = strtok(NULL, " ")) codes[ncodes++] = !strcmp(w, "tight") ? 7 : !strcmp(w, "zrle") ? 16 : !strcmp(w, "copyrect") ? 1 : 0;
    if (sf) { int fd = open(sf, O_RDONLY); stamps = mmap(NULL, 65536 * 8, PROT_READ, MAP_SHARED, fd, 0); }
    struct addrinfo hint = { .ai_socktype = SOCK_STREAM }, *found; if (getaddrinfo(host, port, &hint, &found)) { fprintf(stderr, "sink: unknown host\n"); return 1; } memcpy(&where, found->ai_addr, wherelen = found->ai_addrlen);
    long rss0 = pid ? rss_of(pid) : 0; struct viewer **v = calloc(n + stalled, sizeof *v); pthread_attr_t small; pthread_attr_init(&small); pthread_attr_setstacksize(&small, 256 << 10);
    for (int i = 0; i < n + stalled; i++) { v[i] = calloc(1, sizeof **v); v[i]->number = i; v[i]->stalled = i >= n; v[i]->ages = malloc(MAX_AGES * sizeof(float)); pthread_create(&v[i]->thread, &small, run, v[i]); while (!*(volatile int *)&v[i]->ready) usleep(2000); }
    usleep(500000); long rss1 = pid ? rss_of(pid) : 0; fprintf(stderr, "go\n"); usleep(skipped * 1e6);
    long *u = malloc(n * sizeof *u), *f = malloc(n * sizeof *f); uint64_t b = 0; for (int i = 0; i < n; i++) { u[i] = v[i]->updates; f[i] = v[i]->frames; b -= bytes_in(v[i]); }
    double c0 = pid ? cpu_of(pid) : 0, m0 = cpu_of(getpid()); counting = 1; float *all = malloc((size_t)(n + 1) * MAX_AGES * sizeof *all); int na = 0; uint64_t t0 = now();
    if (pointer) na = point(v[0], seconds, all, MAX_AGES); else usleep(seconds * 1e6);
    counting = 0; double el = (now() - t0) / 1e9, cpu = pid ? cpu_of(pid) - c0 : 0, mine = cpu_of(getpid()) - m0;
    for (int i = 0; i < n; i++) { u[i] = v[i]->updates - u[i]; f[i] = v[i]->frames - f[i]; if (!f[i]) f[i] = u[i]; b += bytes_in(v[i]); if (!pointer) { memcpy(all + na, v[i]->ages, v[i]->nages * sizeof *all); na += v[i]->nages; } }
    over = 1; qsort(u, n, sizeof *u, cmpl); qsort(f, n, sizeof *f, cmpl); qsort(all, na, sizeof *all, cmp);
#define P(p) (na ? all[(int)((na - 1) * (p))] : -1.0)
    printf("{\"alive\":1,\"viewers\":%d,\"seconds\":%.2f,\"updates\":%ld,\"frames\":%ld,\"fewest\":%ld,\"p50_ms\":%.2f,\"p95_ms\":%.2f,\"p99_ms\":%.2f,\"max_ms\":%.2f,\"bytes\":%lu,\"server_cpu_s\":%.2f,\"meter_cpu_s\":%.2f,\"server_rss_kb\":%ld,\"viewer_kb\":%ld,\"wrong_pixels\":-1,\"worst\":-1}\n",
        n, el, u[n / 2], f[n / 2], f[0], P(0.5), P(0.95), P(0.99), P(1.0), (unsigned long)b, cpu, mine, pid ? rss_of(pid) : 0, n > 0 ? (rss1 - rss0) / (n + stalled) : 0);
    fflush(stdout); _exit(0);
}
