package oriel.server.encode;

import java.util.List;
import oriel.encoding.EncodeSettings;

/**
 * What decides how pixels are encoded for a viewer: viewers with equal ones can be sent the same bytes.
 *
 * @param settings pixel format, compression and JPEG
 * @param encodings those of the viewer's list that the server has, in the viewer's order
 */
public record EncodingPreferences(EncodeSettings settings, List<Integer> encodings) {

    /** Copies the list. */
    public EncodingPreferences {
        encodings = List.copyOf(encodings);
    }
}
