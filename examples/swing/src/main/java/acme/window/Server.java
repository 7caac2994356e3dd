package acme.window;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import oriel.encoding.DeflateProvider;
import oriel.encoding.EncoderProvider;
import oriel.encoding.EncoderTools;
import oriel.encoding.JpegProvider;
import oriel.plugin.Configured;
import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.security.Accounts;
import oriel.security.Right;
import oriel.security.SecurityTools;
import oriel.security.SecurityType;
import oriel.security.VncAuthenticationProvider;
import oriel.server.OrielServer;
import oriel.server.ServerParts;
import oriel.server.options.ServerOptions;
import oriel.transport.FolderPages;
import oriel.transport.Transport;
import oriel.transport.TransportProvider;
import oriel.transport.TransportSettings;

/** The parts of a server: all encoders that are there, a password, a web page. */
final class Server {

    private Server() {}

    /** Shows a screen to this machine; the arguments are those of the program. */
    static OrielServer start(WindowProvider screen, String[] arguments) throws IOException, PluginException {
        int port = Integer.parseInt(arguments[0]);
        byte[] password = arguments[1].getBytes(StandardCharsets.ISO_8859_1);
        FolderPages pages = new FolderPages(Path.of(arguments[2]), true);
        List<Configured<EncoderProvider>> encoders = ServiceLoader.load(EncoderProvider.class).stream()
                .map(found -> Configured.plain(found.get()))
                .toList();
        EncoderTools tools =
                EncoderTools.best(ServiceLoader.load(DeflateProvider.class), ServiceLoader.load(JpegProvider.class));
        SecurityType vnc = new VncAuthenticationProvider()
                .create(Options.none("vnc"), new SecurityTools(Accounts.NOBODY.with(password, Right.FULL)));
        Transport transport = ServiceLoader.load(TransportProvider.class)
                .findFirst()
                .orElseThrow(() -> new IOException("no transport: oriel-transport-netty is missing"))
                .create(TransportSettings.listenOn("127.0.0.1", port), Options.none("netty"), pages);
        ServerParts parts =
                new ServerParts(Configured.plain(screen), encoders, tools, List.of(vnc), List.of(transport));
        return OrielServer.start(ServerOptions.named("A window"), parts);
    }
}
