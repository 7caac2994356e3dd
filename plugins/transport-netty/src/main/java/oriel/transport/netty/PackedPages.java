package oriel.transport.netty;

import io.netty.handler.codec.http.HttpHeaderNames;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import oriel.transport.HttpPage;

/**
 * Pages compressed: as they come, or packed once as gzip for as long as their content stays the same. Keeps the latest used, 16 MiB at most.
 * Thread-safe; packing waits for the file and takes a while, so it is no work for an event loop.
 */
final class PackedPages {

    private static final int MAX_BYTES = 16 << 20;

    private final Map<String, byte[]> packed = new LinkedHashMap<>(16, 0.75f, true);
    private int bytes;

    /** A page of a path in a coding that {@link Compression#coding} names; its tag is another, since other bytes are sent. */
    HttpPage of(String path, HttpPage page, String coding) throws IOException {
        Map<String, String> headers = new HashMap<>(page.headers());
        headers.put(HttpHeaderNames.CONTENT_ENCODING.toString(), coding);
        String tag = Compression.tag(page, coding);
        for (HttpPage.Packed each : page.packed()) {
            if (each.coding().equals(coding)) {
                return new HttpPage(page.contentType(), tag, each.length(), each.body(), headers);
            }
        }
        String key = path + '\n' + page.etag();
        byte[] content = kept(key);
        if (content == null) {
            content = pack(page);
            keep(key, content);
        }
        return new HttpPage(page.contentType(), tag, content, headers);
    }

    private synchronized byte[] kept(String key) {
        return packed.get(key);
    }

    private synchronized void keep(String key, byte[] content) {
        byte[] before = packed.put(key, content);
        bytes += content.length - (before == null ? 0 : before.length);
        var eldest = packed.values().iterator();
        while (bytes > MAX_BYTES && eldest.hasNext()) {
            bytes -= eldest.next().length;
            eldest.remove();
        }
    }

    private static byte[] pack(HttpPage page) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream((int) page.length() / 2);
        try (InputStream content = Channels.newInputStream(page.body().open());
                GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            content.transferTo(gzip);
        }
        return out.toByteArray();
    }
}
