/* A viewer made of libvncclient for tests: keeps its picture up to date, and writes it out on command.
 *
 *   watcher HOST:PORT EVERY WISH...
 *   A wish is ENCODINGS:FORMAT:QUALITY, as in "zrle copyrect:32:-": FORMAT one of the table below, QUALITY 0 to 9 for
 *   JPEG or - for none. After every EVERY updates the next wish is sent, the first again after the last; 0 for never.
 *   VNC_USERNAME, VNC_PASSWORD and VNC_CA, a file, are in the environment where the server asks for them.
 *   in:  save FILE          writes the picture as 32-bit words 0x00RRGGBB (of the pixel's own bits)
 *        tell COUNT         says when so many updates have come
 *        resize WIDTH HEIGHT  asks the server for that size, and says when the picture has it
 *   out: ready WIDTH HEIGHT | saved REDMAX GREENMAX BLUEMAX | reached COUNT | resized WIDTH HEIGHT | lost
 */
#include <rfb/rfbclient.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/select.h>
#include <unistd.h>

static void quiet(const char *format, ...) { (void)format; }

static const struct layout {
    const char *name;
    int bits, depth, big, max[3], shift[3];
} layouts[] = {
    {"32", 32, 24, 0, {255, 255, 255}, {16, 8, 0}},   {"32bgr", 32, 24, 0, {255, 255, 255}, {0, 8, 16}},
    {"32high", 32, 24, 0, {255, 255, 255}, {24, 16, 8}}, {"32big", 32, 24, 1, {255, 255, 255}, {16, 8, 0}},
    {"32deep", 32, 32, 0, {255, 255, 255}, {16, 8, 0}},
    {"16", 16, 16, 0, {31, 63, 31}, {11, 5, 0}},      {"15", 16, 15, 0, {31, 31, 31}, {10, 5, 0}},
    {"16big", 16, 16, 1, {31, 63, 31}, {11, 5, 0}},   {"8", 8, 8, 0, {7, 7, 3}, {0, 3, 6}},
    {"8rgb", 8, 8, 0, {7, 7, 3}, {5, 2, 0}},
};

static int updates;

static void counted(rfbClient *client) {
    (void)client;
    updates++;
}

/* Takes a wish apart and makes it the client's. */
static int obey(rfbClient *client, const char *wish) {
    static char encodings[256];
    char name[16], quality;
    if (sscanf(wish, "%255[^:]:%15[^:]:%c", encodings, name, &quality) != 3) {
        return 0;
    }
    client->appData.encodingsString = encodings;
    client->appData.enableJPEG = quality != '-';
    client->appData.qualityLevel = quality == '-' ? 0 : quality - '0';
    for (size_t i = 0; i < sizeof layouts / sizeof *layouts; i++) {
        const struct layout *layout = &layouts[i];
        if (strcmp(layout->name, name) == 0) {
            rfbPixelFormat *format = &client->format;
            format->bitsPerPixel = layout->bits;
            format->depth = layout->depth;
            format->bigEndian = layout->big;
            format->trueColour = 1;
            format->redMax = layout->max[0], format->redShift = layout->shift[0];
            format->greenMax = layout->max[1], format->greenShift = layout->shift[1];
            format->blueMax = layout->max[2], format->blueShift = layout->shift[2];
            return 1;
        }
    }
    return 0;
}

/* The library asks for the next update by itself unless it believes that the server cannot take it: then a wish can
 * be changed while nothing is under way. */
static void requests(rfbClient *client, int on) {
    uint8_t bit = 1 << rfbFramebufferUpdateRequest % 8;
    uint8_t *known = &client->supportedMessages.client2server[rfbFramebufferUpdateRequest / 8];
    *known = on ? *known | bit : *known & ~bit;
}

static int ask(rfbClient *client) {
    requests(client, 1);
    int done = SendIncrementalFramebufferUpdateRequest(client);
    requests(client, 0);
    return done;
}

static int turn(rfbClient *client, const char *wish) {
    return obey(client, wish) && client->MallocFrameBuffer(client) && SetFormatAndEncodings(client);
}

static uint32_t colour(rfbClient *client, int x, int y) {
    rfbPixelFormat *format = &client->format;
    uint8_t *at = client->frameBuffer + (y * client->width + x) * (format->bitsPerPixel / 8);
    uint32_t pixel = format->bitsPerPixel == 32 ? *(uint32_t *)at : format->bitsPerPixel == 16 ? *(uint16_t *)at : *at;
    if (format->bigEndian) {
        pixel = format->bitsPerPixel == 32 ? __builtin_bswap32(pixel) : __builtin_bswap16(pixel);
    }
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

/* The library's own SendExtDesktopSize (0.9.14) leaves the place of the monitor as it is in memory. */
static int resize(rfbClient *client, int width, int height) {
    rfbSetDesktopSizeMsg message = {.type = rfbSetDesktopSize, .numberOfScreens = 1};
    rfbExtDesktopScreen screen = {.id = client->screen.id, .flags = client->screen.flags};
    message.width = screen.width = rfbClientSwap16IfLE(width);
    message.height = screen.height = rfbClientSwap16IfLE(height);
    return WriteToRFBServer(client, (char *)&message, sz_rfbSetDesktopSizeMsg)
            && WriteToRFBServer(client, (char *)&screen, sz_rfbExtDesktopScreen);
}

/* The library frees what it gets. */
static char *given(const char *name) {
    const char *value = getenv(name);
    return strdup(value ? value : "");
}

static char *password(rfbClient *client) {
    (void)client;
    return given("VNC_PASSWORD");
}

static rfbCredential *credential(rfbClient *client, int type) {
    (void)client;
    rfbCredential *wanted = calloc(1, sizeof *wanted);
    if (type == rfbCredentialTypeUser) {
        wanted->userCredential.username = given("VNC_USERNAME");
        wanted->userCredential.password = given("VNC_PASSWORD");
    } else {
        wanted->x509Credential.x509CACertFile = given("VNC_CA");
        wanted->x509Credential.x509CrlVerifyMode = rfbX509CrlVerifyNone;
    }
    return wanted;
}

static int lost(void) {
    printf("lost\n");
    fflush(stdout);
    return 1;
}

/* Reads one message; asks for the next update, perhaps with other wishes, when one has come. */
static int serve(rfbClient *client, int every, int wishes, char **wish) {
    int before = updates;
    if (!HandleRFBServerMessage(client)) {
        return 0;
    }
    if (updates == before) {
        return 1;
    }
    if (every > 0 && updates % every == 0 && !turn(client, wish[updates / every % wishes])) {
        return 0;
    }
    return ask(client);
}

int main(int argc, char **argv) {
    rfbClient *client = rfbGetClient(8, 3, 4);
    if (argc < 4 || !obey(client, argv[3])) {
        fprintf(stderr, "usage: watcher HOST:PORT EVERY ENCODINGS:FORMAT:QUALITY...\n");
        return 2;
    }
    rfbClientLog = quiet;
    rfbClientErr = quiet;
    client->appData.useRemoteCursor = TRUE;
    client->canHandleNewFBSize = TRUE;
    client->FinishedFrameBufferUpdate = counted;
    client->GetPassword = password;
    client->GetCredential = credential;
    int count = 2;
    char *arguments[] = {argv[0], argv[1]};
    if (!rfbInitClient(client, &count, arguments)) {
        return lost();
    }
    requests(client, 0);
    printf("ready %d %d\n", client->width, client->height);
    fflush(stdout);
    char line[4096];
    size_t length = 0;
    int told = 0, wide = 0, high = 0;
    for (;;) {
        if (wide > 0 && client->width == wide && client->height == high) {
            printf("resized %d %d\n", wide, high);
            fflush(stdout);
            wide = 0;
        }
        if (told > 0 && updates >= told) {
            printf("reached %d\n", told);
            fflush(stdout);
            told = 0;
        }
        fd_set wanted;
        FD_ZERO(&wanted);
        FD_SET(0, &wanted);
        FD_SET(client->sock, &wanted);
        if (client->buffered == 0) {
            select(client->sock + 1, &wanted, NULL, NULL, NULL);
        }
        if (client->buffered || FD_ISSET(client->sock, &wanted)) {
            if (!serve(client, atoi(argv[2]), argc - 3, argv + 3)) {
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
        sscanf(line, "tell %d", &told);
        if (sscanf(line, "resize %d %d", &wide, &high) == 2 && !resize(client, wide, high)) {
            return lost();
        }
        if (strncmp(line, "save ", 5) == 0 && save(client, line + 5)) {
            printf("saved %d %d %d\n", client->format.redMax, client->format.greenMax, client->format.blueMax);
            fflush(stdout);
        }
    }
}
