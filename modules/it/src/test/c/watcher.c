/* A viewer made of libvncclient for tests: keeps its picture up to date, and writes it out on command.
 *
 *   watcher HOST:PORT ENCODINGS BITS      BITS: 32, 16 or 8 a pixel
 *   in:  save FILE          writes the picture as 32-bit words 0x00RRGGBB (of the pixel's own bits), then "saved"
 *   out: ready WIDTH HEIGHT | saved | lost
 */
#include <rfb/rfbclient.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/select.h>
#include <unistd.h>

static void quiet(const char *format, ...) { (void)format; }

static uint32_t colour(rfbClient *client, int x, int y) {
    rfbPixelFormat *format = &client->format;
    uint8_t *at = client->frameBuffer + (y * client->width + x) * (format->bitsPerPixel / 8);
    uint32_t pixel = format->bitsPerPixel == 32 ? *(uint32_t *)at : format->bitsPerPixel == 16 ? *(uint16_t *)at : *at;
    uint32_t red = (pixel >> format->redShift & format->redMax) * 255 / format->redMax;
    uint32_t green = (pixel >> format->greenShift & format->greenMax) * 255 / format->greenMax;
    uint32_t blue = (pixel >> format->blueShift & format->blueMax) * 255 / format->blueMax;
    return red << 16 | green << 8 | blue;
}

static int save(rfbClient *client, const char *name) {
    FILE *file = fopen(name, "wb");
    if (!file) {
        return 0;
    }
    for (int y = 0; y < client->height; y++) {
        for (int x = 0; x < client->width; x++) {
            uint32_t value = colour(client, x, y);
            fwrite(&value, 4, 1, file);
        }
    }
    return fclose(file) == 0;
}

static int lost(void) {
    printf("lost\n");
    fflush(stdout);
    return 1;
}

int main(int argc, char **argv) {
    if (argc != 4) {
        fprintf(stderr, "usage: watcher HOST:PORT ENCODINGS BITS\n");
        return 2;
    }
    int bits = atoi(argv[3]);
    rfbClientLog = quiet;
    rfbClientErr = quiet;
    rfbClient *client = bits == 32 ? rfbGetClient(8, 3, 4) : bits == 16 ? rfbGetClient(5, 3, 2) : rfbGetClient(2, 3, 1);
    if (bits == 16) {
        client->format.redShift = 11;
        client->format.greenShift = 5;
        client->format.blueShift = 0;
        client->format.greenMax = 63;
    }
    client->appData.encodingsString = argv[2];
    client->appData.useRemoteCursor = TRUE;
    client->canHandleNewFBSize = TRUE;
    int count = 2;
    char *arguments[] = {argv[0], argv[1]};
    if (!rfbInitClient(client, &count, arguments)) {
        return lost();
    }
    printf("ready %d %d\n", client->width, client->height);
    fflush(stdout);
    char line[4096];
    size_t length = 0;
    for (;;) {
        fd_set wanted;
        FD_ZERO(&wanted);
        FD_SET(0, &wanted);
        FD_SET(client->sock, &wanted);
        if (client->buffered == 0) {
            select(client->sock + 1, &wanted, NULL, NULL, NULL);
        }
        if (client->buffered || FD_ISSET(client->sock, &wanted)) {
            if (!HandleRFBServerMessage(client)) {
                return lost();
            }
            continue;
        }
        if (read(0, line + length, 1) != 1) {
            return 0;
        }
        if (line[length] != '\n') {
            length = length < sizeof line - 2 ? length + 1 : length;
            continue;
        }
        line[length] = 0;
        length = 0;
        if (strncmp(line, "save ", 5) == 0 && save(client, line + 5)) {
            printf("saved\n");
            fflush(stdout);
        }
    }
}
