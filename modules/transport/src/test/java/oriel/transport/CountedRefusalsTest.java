package oriel.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Strangers do not fill the log. */
class CountedRefusalsTest {

    private final List<Runnable> minutes = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private final CountedRefusals refusals = new CountedRefusals(minutes::add, lines::add);

    @Test
    void tellsHowManyWereRefusedWhatFromHowManyAddresses() throws Exception {
        for (int i = 0; i < 9700; i++) {
            refusals.count("gave a wrong password", InetAddress.getByName("192.0.2." + i % 17));
        }
        refusals.count("found the server full", InetAddress.getByName("2001:db8::1"));
        refusals.count("found the server full", InetAddress.getByName("2001:db8::2"));
        assertEquals(1, minutes.size());
        assertEquals(List.of(), lines);
        minutes.get(0).run();
        assertEquals(
                List.of(
                        "refused within a minute: 9700 gave a wrong password, 2 found the server full; from 18 addresses,"
                                + " at last 2001:db8:0:0:0:0:0:2"),
                lines);
    }

    @Test
    void namesTheAddressIfItIsOne() throws Exception {
        refusals.count("gave a wrong password", InetAddress.getByName("192.0.2.1"));
        refusals.tell();
        assertEquals(List.of("refused within a minute: 1 gave a wrong password; from 192.0.2.1"), lines);
        refusals.tell();
        assertEquals(1, lines.size());
    }

    @Test
    void remembersNoMoreAddressesThanItHasRoomFor() throws Exception {
        for (int i = 0; i < 20_000; i++) {
            refusals.count("came", InetAddress.getByName("10.0." + (i >> 8) + "." + (i & 255)));
        }
        refusals.tell();
        assertEquals(
                List.of("refused within a minute: 20000 came; from 10000 or more addresses, at last 10.0.78.31"),
                lines);
    }
}
