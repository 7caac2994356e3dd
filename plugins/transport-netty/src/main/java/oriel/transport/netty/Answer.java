package oriel.transport.netty;

import io.netty.handler.codec.http.HttpResponse;
import java.util.Optional;
import oriel.transport.HttpPage;

/**
 * What a request gets.
 *
 * @param head with all headers; whole by itself where there is no page
 * @param page whose content follows, piece by piece
 */
record Answer(HttpResponse head, Optional<HttpPage> page) {

    static Answer whole(HttpResponse answer) {
        return new Answer(answer, Optional.empty());
    }
}
