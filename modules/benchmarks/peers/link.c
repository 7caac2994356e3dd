/* link: a loopback relay that behaves like a slow, distant network.
 *
 *   link LISTENPORT TARGETPORT MBIT RTT_MS QUEUE_MS
 *
 * Bytes towards the viewer leave at MBIT megabits a second and arrive half a round trip later; at
 * most QUEUE_MS worth of them (plus the bytes in flight) wait inside, then the relay stops reading,
 * so the server's own socket fills, as behind a real bottleneck. Bytes towards the server are only
 * delayed. One connection at a time; ends when it is closed.
 */
#define _GNU_SOURCE /* ppoll */
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define CAP (64 << 20)
#define CHUNK 1448
struct pipe_ { uint8_t *data; size_t head, tail; struct { uint64_t due; size_t n; } q[1 << 16]; unsigned qh, qt; };
static uint64_t now(void) { struct timespec t; clock_gettime(CLOCK_MONOTONIC, &t); return (uint64_t)t.tv_sec * 1000000000u + t.tv_nsec; }
static int dial(int port) { struct sockaddr_in a = { .sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK) }; int s = socket(AF_INET, SOCK_STREAM, 0); int small = 65536; setsockopt(s, SOL_SOCKET, SO_RCVBUF, &small, sizeof small); if (connect(s, (void *)&a, sizeof a)) { perror("link: connect"); exit(1); } return s; }

static void relay(int a, int b, double bytes_per_ns, uint64_t half, size_t room) {
    static struct pipe_ p[2]; /* 0: server to viewer, 1: viewer to server */
    for (int i = 0; i < 2; i++) { if (!p[i].data) p[i].data = malloc(CAP); p[i].head = p[i].tail = 0; p[i].qh = p[i].qt = 0; }
    int in[2] = { b, a }, out[2] = { a, b }; uint64_t clear = now(); int one = 1;
    setsockopt(a, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one); setsockopt(b, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    for (;;) {
        uint64_t t = now(), wake = t + 50000000; struct pollfd f[4]; int n = 0, which[4];
        for (int i = 0; i < 2; i++) {
            while (p[i].qh != p[i].qt && p[i].q[p[i].qh].due <= t) {
                size_t k = p[i].q[p[i].qh].n, at = p[i].head % CAP; if (at + k > CAP) k = CAP - at;
                ssize_t w = send(out[i], p[i].data + at, k, MSG_NOSIGNAL | MSG_DONTWAIT);
                if (w < 0) { if (errno == EAGAIN) { wake = t + 1000000; break; } return; }
                p[i].head += w; if ((p[i].q[p[i].qh].n -= w) == 0) p[i].qh = (p[i].qh + 1) & 0xffff; else break;
            }
            if (p[i].qh != p[i].qt && p[i].q[p[i].qh].due < wake) wake = p[i].q[p[i].qh].due > t ? p[i].q[p[i].qh].due : t;
            size_t used = p[i].tail - p[i].head; unsigned slots = (p[i].qt - p[i].qh) & 0xffff;
            if (used + CHUNK < (i ? CAP / 2 : room) && slots < 65000) { which[n] = i; f[n].fd = in[i]; f[n].events = POLLIN; n++; }
        }
        struct timespec d = { 0, wake > t ? (long)(wake - t) : 0 }; if (d.tv_nsec > 50000000) d.tv_nsec = 50000000;
        ppoll(f, n, &d, NULL); t = now();
        for (int j = 0; j < n; j++) if (f[j].revents) {
            int i = which[j]; size_t at = p[i].tail % CAP, k = CHUNK; if (at + k > CAP) k = CAP - at;
            ssize_t r = recv(f[j].fd, p[i].data + at, k, MSG_DONTWAIT); if (r == 0 || (r < 0 && errno != EAGAIN)) return; if (r < 0) continue;
            uint64_t leave = t; if (i == 0) { if (clear < t) clear = t; clear += (uint64_t)(r / bytes_per_ns); leave = clear; }
            p[i].tail += r; p[i].q[p[i].qt].due = leave + half; p[i].q[p[i].qt].n = r; p[i].qt = (p[i].qt + 1) & 0xffff;
        }
    }
}

int main(int argc, char **argv) {
    if (argc < 6) { fprintf(stderr, "usage: link LISTENPORT TARGETPORT MBIT RTT_MS QUEUE_MS\n"); return 2; }
    double mbit = atof(argv[3]), rtt = atof(argv[4]), queue = atof(argv[5]); double per_ns = mbit * 1e6 / 8 / 1e9; size_t room = (size_t)(mbit * 1e6 / 8 * (queue + rtt) / 1000) + 4 * CHUNK;
    int l = socket(AF_INET, SOCK_STREAM, 0), one = 1; setsockopt(l, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    struct sockaddr_in a = { .sin_family = AF_INET, .sin_port = htons(atoi(argv[1])), .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    if (bind(l, (void *)&a, sizeof a) || listen(l, 4)) { perror("link: bind"); return 1; }
    printf("ready\n"); fflush(stdout);
    for (;;) { int v = accept(l, NULL, NULL); if (v < 0) return 1; int s = dial(atoi(argv[2])); relay(v, s, per_ns, (uint64_t)(rtt / 2 * 1e6), room); close(v); close(s); }
}
