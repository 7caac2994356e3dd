package oriel.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A peer by its address. */
class PeerTest {

    @ParameterizedTest
    @CsvSource({"192.0.2.7, 192.0.2.7:5901", "2001:db8::1, [2001:db8:0:0:0:0:0:1]:5901"})
    void isTextWithItsPort(String address, String text) throws Exception {
        Peer peer = new Peer(new InetSocketAddress(InetAddress.getByName(address), 5901), true, false);
        assertEquals(text, peer.toString());
        assertEquals(InetAddress.getByName(address), peer.host());
    }

    @Test
    void isTextWithoutAPortThatNobodyKnows() throws Exception {
        assertEquals("192.0.2.7", new Peer(new InetSocketAddress("192.0.2.7", 0), true, true).toString());
    }

    @ParameterizedTest
    @CsvSource({"/run/viewer, /run/viewer", "'', this machine", "'/tmp/a\u001b[2Jb\nc', /tmp/a?[2Jb?c"})
    void isOfThisMachineWithoutANetwork(String path, String text) {
        Peer peer = new Peer(UnixDomainSocketAddress.of(path), false, true);
        assertEquals(text, peer.toString());
        assertTrue(peer.host().isLoopbackAddress());
    }

    @Test
    void isOfThisMachineWhereItsNameHasNoAddress() {
        Peer peer = new Peer(InetSocketAddress.createUnresolved("name.invalid", 5901), false, true);
        assertTrue(peer.host().isLoopbackAddress());
    }
}
