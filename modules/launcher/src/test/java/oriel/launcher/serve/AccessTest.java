package oriel.launcher.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import oriel.launcher.cli.StartException;
import oriel.launcher.config.ConfigException;
import oriel.launcher.config.Configuration;
import oriel.launcher.config.Given;
import oriel.launcher.config.Passwords;
import oriel.launcher.link.Link;
import oriel.launcher.link.Links;
import oriel.launcher.people.PasswordHash;
import oriel.launcher.people.PeopleAuthenticator;
import oriel.launcher.people.PeopleFile;
import oriel.launcher.people.Person;
import oriel.launcher.plugins.PluginFolder;
import oriel.launcher.plugins.PluginRegistry;
import oriel.plugin.PluginException;
import oriel.rfb.SecurityTypes;
import oriel.security.Account;
import oriel.security.Accounts;
import oriel.security.Admission;
import oriel.security.Refusal;
import oriel.security.Right;
import oriel.security.SecurityTraits;
import oriel.security.SecurityType;
import oriel.server.event.LineInfo;
import oriel.server.event.SessionId;
import oriel.server.event.SessionInfo;
import oriel.transport.Connection;
import oriel.transport.Peer;

/** Who comes in: nobody without a word, unless the operator says so. */
class AccessTest {

    @TempDir
    Path folder;

    private Access access(String json) throws Exception {
        return access(json, PluginRegistry.open(Optional.empty()));
    }

    private Access access(String json, PluginRegistry plugins) throws Exception {
        Configuration configuration = Given.json(folder, json);
        return Access.of(configuration, Passwords.of(configuration), Optional.empty(), plugins);
    }

    private static List<Integer> numbers(Access access) {
        return access.securityTypes().values().stream().map(SecurityType::code).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"password\": \"\"}", "{\"host\": \"0.0.0.0\", \"password\": \"\"}"})
    void aPasswordIsMadeWhereNobodyHasChosenOne(String json) throws Exception {
        Access access = access(json);
        String password = access.oneTimePassword().orElseThrow();
        assertTrue(password.matches("[a-z2-9]{8}"), password);
        assertEquals(List.of(SecurityTypes.VNC_AUTHENTICATION), numbers(access));
        assertTrue(access.isAuthenticated());
        assertNotEquals(password, access(json).oneTimePassword().orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"password\": \"secret\"}", "{\"read_only_password\": \"look\"}"})
    void aChosenPasswordIsTheOnlyOne(String json) throws Exception {
        Access access = access(json);
        assertEquals(Optional.empty(), access.oneTimePassword());
        assertEquals(List.of(SecurityTypes.VNC_AUTHENTICATION), numbers(access));
        assertTrue(access.isAuthenticated());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"password\": \"secret\"}; {\"password\": \"other\"}; true",
                "{\"password\": \"secret\"}; {\"read_only_password\": \"look\"}; true",
                "{\"password\": \"secret\"}; {}; false",
                "{}; {\"password\": \"other\"}; false",
                "{\"auth\": false}; {\"auth\": false, \"password\": \"other\"}; false"
            })
    void otherPasswordsCountWhereSomeWereThereBefore(String before, String after, boolean taken) throws Exception {
        Access access = access(before);
        assertEquals(taken, access.take(Passwords.of(Given.json(folder, after)).accounts()));
        assertEquals(taken, access.people().isPresent() && access.people().get().knowsSecrets() && !admits(access));
    }

    private static boolean admits(Access access) {
        Peer peer = new Peer(new InetSocketAddress("192.0.2.1", 40_000), false, false);
        return access.oneTimePassword().isPresent()
                || access.people().isPresent()
                        && access.people()
                                .get()
                                .withSecret("", "secret".getBytes(StandardCharsets.US_ASCII), peer)
                                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"auth\": false}",
                "{\"auth\": false, \"password\": \"secret\"}",
                "{\"insecure\": true}",
                "{\"security_types\": [\"none\"]}"
            })
    void whoeverWantsEverybodyInGetsEverybodyIn(String json) throws Exception {
        Access access = access(json);
        assertEquals(Optional.empty(), access.oneTimePassword());
        assertEquals(List.of(SecurityTypes.NONE), numbers(access));
        assertFalse(access.isAuthenticated());
    }

    /** By types that ask for nothing, such as VeNCrypt's X509None; one that needs a password is a mistake. */
    @Test
    void everybodyComesInByTheTypesThatAreNamed() throws Exception {
        Path plugins = Files.createDirectory(folder.resolve("plugins"));
        PluginFolder.compile(plugins.resolve("door"), "door", DoorPlugin.sources(false));
        PluginRegistry registry = PluginRegistry.open(Optional.of(plugins));
        Access access = access(
                "{\"auth\": false, \"security_types\": [\"door\"], \"plugins\": {\"door\": {\"colour\": 3}}}",
                registry);
        assertEquals(List.of(DoorPlugin.NUMBER), numbers(access));
        assertFalse(access.isAuthenticated());
        ConfigException e = assertThrows(
                ConfigException.class,
                () -> access("{\"auth\": false, \"security_types\": [\"door\", \"vnc\"]}", registry));
        assertTrue(e.getMessage().startsWith("the security type vnc ("), e.getMessage());
        assertTrue(e.getMessage().endsWith(" is false"), e.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"true, true", "false, false"})
    void whetherAPluginAsksWhoItIsIsForThePluginToSay(boolean asks, boolean authenticated) throws Exception {
        Path plugins = Files.createDirectory(folder.resolve("plugins"));
        PluginFolder.compile(plugins.resolve("door"), "door", DoorPlugin.sources(asks));
        PluginRegistry registry = PluginRegistry.open(Optional.of(plugins));
        Access access = access("{\"security_types\": [\"door\"], \"plugins\": {\"door\": {\"colour\": 3}}}", registry);
        assertEquals(List.of(DoorPlugin.NUMBER), numbers(access));
        assertEquals(authenticated, access.isAuthenticated());
    }

    /** A type by its number, that encrypts or not. */
    private static SecurityType type(int code, boolean encrypts) {
        SecurityType type = mock(SecurityType.class);
        when(type.code()).thenReturn(code);
        when(type.traits()).thenReturn(new SecurityTraits(encrypts, true, !encrypts));
        when(type.suits(any())).thenReturn(true);
        return type;
    }

    private Optional<PeopleAuthenticator> people(boolean named) throws Exception {
        PeopleFile file = new PeopleFile(folder.resolve("people.json"));
        if (named) {
            PasswordHash hash = PasswordHash.of(new byte[] {'x'});
            Person ada = new Person("ada", hash, Right.FULL, Optional.empty(), Optional.empty());
            file.change(people -> people.with(ada));
        }
        return Optional.of(new PeopleAuthenticator(Accounts.NOBODY, file, List.of(), Clock.systemUTC()));
    }

    @ParameterizedTest
    @CsvSource({
        "AS_NAMED, true, false, 192.0.2.1 clear, '19, 5, 2'",
        "AS_NAMED, false, false, 127.0.0.1 clear, '19, 5, 2'",
        "BY_LINE, false, false, 192.0.2.1 clear, '19, 5, 2'",
        "BY_LINE, false, false, 192.0.2.1 encrypted, '2, 19, 5'",
        "BY_LINE, false, false, 127.0.0.1 clear, '2, 19, 5'",
        "BY_LINE, true, false, 127.0.0.1 clear, '19, 5, 2'",
        "BY_LINE, true, false, 192.0.2.1 encrypted, '19, 5, 2'",
        "BY_LINE, true, false, 192.0.2.1 clear, '19, 5'",
        "BY_LINE, true, true, 192.0.2.1 clear, '19, 5, 2'"
    })
    void whatIsOfferedDependsOnWhoIsKnownAndWhoElseHearsIt(
            Access.Order order, boolean named, boolean clear, String line, String codes) throws Exception {
        Map<String, SecurityType> types = new LinkedHashMap<>();
        types.put("vencrypt", type(19, true));
        types.put("ra2", type(5, true));
        types.put("vnc", type(2, false));
        Access access = new Access(types, order, clear, people(named), links(), Optional.empty());
        String[] words = line.split(" ");
        Peer peer = new Peer(new InetSocketAddress(words[0], 40_000), false, words[1].equals("encrypted"));
        assertEquals(
                "[" + codes + "]",
                access.offer(peer).stream().map(SecurityType::code).toList().toString());
    }

    @Test
    void whatDoesNotSuitAViewerIsNotOffered() {
        Peer peer = new Peer(new InetSocketAddress("192.0.2.1", 40_000), true, false);
        SecurityType unsuitable = type(19, true);
        when(unsuitable.suits(peer)).thenReturn(false);
        Map<String, SecurityType> types = Map.of("vencrypt", unsuitable, "vnc", type(2, false));
        Access access = new Access(types, Access.Order.AS_NAMED, false, Optional.empty(), links(), Optional.empty());
        assertEquals(
                List.of(2), access.offer(peer).stream().map(SecurityType::code).toList());
    }

    private Links links() {
        return Links.in(folder, Clock.systemUTC());
    }

    @Test
    void whoBringsATokenComesInByItAloneOrIsTold() throws Exception {
        Link link = links().make("guest", Right.VIEW_ONLY, 600, true);
        Access access = new Access(
                Map.of("vnc", type(2, false)),
                Access.Order.AS_NAMED,
                false,
                Optional.empty(),
                links(),
                Optional.empty());
        Peer peer = new Peer(new InetSocketAddress("192.0.2.1", 40_000), true, true)
                .withToken(Optional.of(links().token(link)));
        Connection connection = mock(Connection.class);
        SecurityType type = access.offer(peer).get(0);
        assertEquals(1, access.offer(peer).size());
        assertEquals(1, type.code());
        assertEquals(
                new Admission(connection, new Account(link.visitor(), Right.VIEW_ONLY)), type.authenticate(connection));
        assertEquals(
                new Refusal(connection, "this link is not good any more: ask for another one"),
                access.offer(peer).get(0).authenticate(connection));
    }

    @Test
    void theWayOfALoginHasAName() {
        Access access = new Access(
                Map.of("vnc", type(2, false)),
                Access.Order.AS_NAMED,
                false,
                Optional.empty(),
                links(),
                Optional.empty());
        Peer peer = new Peer(new InetSocketAddress("192.0.2.1", 40_000), true, true);
        assertEquals("vnc", access.way(session(peer, 2)));
        assertEquals("type 30", access.way(session(peer, 30)));
        assertEquals("link", access.way(session(peer.withToken(Optional.of("x")), 1)));
        assertEquals("proxy", access.way(session(peer.withVouched(Optional.of("ada")), 1)));
    }

    private static SessionInfo session(Peer peer, int type) {
        return new SessionInfo(new SessionId(1), peer, "ada", type, Right.FULL, Duration.ZERO, 0, 0, LineInfo.UNKNOWN);
    }

    @Test
    void whomAProxyNamesIsAUserOrNobody() throws Exception {
        Access access = new Access(
                Map.of("vnc", type(2, false)), Access.Order.AS_NAMED, false, people(true), links(), Optional.empty());
        Connection connection = mock(Connection.class);
        Peer peer = new Peer(new InetSocketAddress("192.0.2.1", 40_000), true, true);
        assertEquals(
                new Admission(connection, new Account("ada", Right.FULL)),
                access.offer(peer.withVouched(Optional.of("ada"))).get(0).authenticate(connection));
        assertEquals(
                new Refusal(connection, "the proxy names somebody who may not come in"),
                access.offer(peer.withVouched(Optional.of("eve"))).get(0).authenticate(connection));
        assertEquals(2, access.offer(peer).get(0).code());
    }

    @Test
    void aViewerMayGiveATokenForItsPassword() throws Exception {
        Peer peer = new Peer(new InetSocketAddress("192.0.2.1", 40_000), false, true);
        Link link = links().make("guest", Right.FULL, 600, false);
        TokenAuthenticator authenticator =
                new TokenAuthenticator(links(), people(true).orElseThrow());
        byte[] token = links().token(link).getBytes(StandardCharsets.US_ASCII);
        assertEquals(
                Optional.of(new Account(link.visitor(), Right.FULL)), authenticator.withSecret("anybody", token, peer));
        assertEquals(
                Optional.of(new Account("ada", Right.FULL)), authenticator.withSecret("ada", new byte[] {'x'}, peer));
        assertEquals(Optional.empty(), authenticator.withSecret("ada", new byte[] {'y'}, peer));
        token[token.length - 2] ^= 1;
        assertEquals(Optional.empty(), authenticator.withSecret("ada", token, peer));
    }

    @Test
    void aPasswordOfThisRunIsNotMadeWhereSomebodyHasAName() throws Exception {
        people(true);
        Access access = access("{\"users\": \"people.json\", \"password\": \"secret\"}");
        assertEquals(Optional.empty(), access.oneTimePassword());
        assertTrue(access.people().orElseThrow().knowsNames());
        PluginException e = assertThrows(
                PluginException.class, () -> access("{\"users\": \"people.json\", \"security_types\": [\"vnc\"]}"));
        assertEquals("VNC authentication has no password", e.getMessage());
    }

    private PluginRegistry withPorter(String obstacle) throws Exception {
        Path plugins = Files.createDirectory(folder.resolve("plugins"));
        PluginFolder.compile(plugins.resolve("porter"), "porter", PorterPlugin.sources(obstacle));
        return PluginRegistry.open(Optional.of(plugins));
    }

    @Test
    void anAuthenticatorThatIsNamedKnowsNames() throws Exception {
        String door = "{\"security_types\": [\"door\"], \"insecure\": true, \"authenticators\": [\"porter\"]}";
        PluginRegistry plugins = withPorter("");
        PluginFolder.compile(folder.resolve("plugins/door"), "door", DoorPlugin.sources(true));
        Access access = access(door, PluginRegistry.open(Optional.of(folder.resolve("plugins"))));
        assertEquals(Optional.empty(), access.oneTimePassword());
        PeopleAuthenticator people = access.people().orElseThrow();
        assertTrue(people.knowsNames());
        Peer peer = new Peer(new InetSocketAddress("192.0.2.1", 40_000), false, true);
        assertEquals(
                "ada", people.withSecret("ada", new byte[0], peer).orElseThrow().user());
        assertTrue(access("{\"insecure\": true}", plugins).people().isEmpty(), "it is named nowhere");
        String open = "{\"auth\": false, \"authenticators\": [\"porter\"]}";
        assertTrue(access(open, plugins).people().isEmpty(), "everybody may come in");
    }

    @Test
    void anAuthenticatorThatCannotBeUsedEndsTheStart() throws Exception {
        PluginRegistry plugins = withPorter("he is asleep");
        String wanted = "{\"authenticators\": [\"%s\"]}";
        StartException asleep = assertThrows(StartException.class, () -> access(wanted.formatted("porter"), plugins));
        assertEquals("the authenticator plugin porter cannot be used here: he is asleep", asleep.getMessage());
        StartException missing = assertThrows(StartException.class, () -> access(wanted.formatted("butler"), plugins));
        assertEquals("there is no authenticator plugin butler", missing.getMessage());
        String colour = "{\"authenticators\": [\"porter\"], \"plugins\": {\"porter\": {\"colour\": 3}}}";
        StartException before = assertThrows(StartException.class, () -> access(colour, plugins));
        assertEquals(asleep.getMessage(), before.getMessage());
    }

    @Test
    void anOptionThatAnAuthenticatorDoesNotKnowIsAnError() throws Exception {
        PluginRegistry plugins = withPorter("");
        String colour = "{\"authenticators\": [\"porter\"], \"plugins\": {\"porter\": {\"colour\": 3}}}";
        PluginException e = assertThrows(PluginException.class, () -> access(colour, plugins));
        assertEquals("unknown option plugins.porter.colour", e.getMessage());
    }

    @Test
    void aTypeThatIsNotThereIsNamed() {
        StartException e = assertThrows(StartException.class, () -> access("{\"security_types\": [\"handshake\"]}"));
        assertEquals("there is no security plugin handshake", e.getMessage());
    }
}
