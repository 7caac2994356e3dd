package oriel.security.rsaaes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.rfb.ProtocolException;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;
import oriel.rfb.message.RsaAesHash;
import oriel.rfb.message.RsaAesSubtype;
import oriel.rfb.message.RsaPublicKey;
import oriel.security.Account;
import oriel.security.Accounts;
import oriel.security.Admission;
import oriel.security.Authenticator;
import oriel.security.Refusal;
import oriel.security.Right;
import oriel.security.SecretStorage;
import oriel.security.SecurityOutcome;
import oriel.security.SecurityTools;
import oriel.security.SecurityTraits;
import oriel.security.SecurityType;
import oriel.security.SecurityTypeProvider;
import oriel.transport.Peer;

/** RSA-AES as viewers meet it, good and bad ones. */
@Timeout(60)
class RsaAesTest {

    private static final Authenticator PASSWORDS = Accounts.NOBODY
            .with("look".getBytes(StandardCharsets.UTF_8), Right.VIEW_ONLY)
            .with("secret".getBytes(StandardCharsets.UTF_8), Right.FULL);

    /** Knows "ada", whose password is her name. */
    private static final Authenticator PEOPLE = new Authenticator() {
        @Override
        public Optional<Account> withSecret(String user, byte[] secret, Peer from) {
            assertTrue(from.encrypted());
            boolean known = user.equals("ad\u00e4") && new String(secret, StandardCharsets.UTF_8).equals(user);
            return known ? Optional.of(new Account(user, Right.FULL)) : Optional.empty();
        }

        @Override
        public Optional<Account> withChallenge(String user, Predicate<byte[]> test) {
            throw new AssertionError("there is no challenge");
        }

        @Override
        public boolean knowsSecrets() {
            return false;
        }

        @Override
        public boolean knowsNames() {
            return true;
        }
    };

    private static SecurityType type(Variant variant, Authenticator authenticator) throws PluginException {
        return RsaAes.create(variant, new SecurityTools(authenticator, Optional.empty(), Keys.KEPT));
    }

    private static ViewerSide viewer(Variant variant) throws PluginException {
        return new ViewerSide(variant, type(variant, PASSWORDS));
    }

    @ParameterizedTest
    @EnumSource
    void admitsWhoKnowsAPasswordWithItsRights(Variant variant) throws Exception {
        for (String password : List.of("look", "secret")) {
            try (ViewerSide viewer = viewer(variant)) {
                viewer.begin().expectSubtype(RsaAesSubtype.PASSWORD);
                Admission admission = assertInstanceOf(Admission.class, viewer.logIn("", password));
                assertEquals(password.equals("look") ? Right.VIEW_ONLY : Right.FULL, admission.rights());
                assertEquals("", admission.user());
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void asksForANameWhereThereAreNames(Variant variant) throws Exception {
        try (ViewerSide viewer = new ViewerSide(variant, type(variant, PEOPLE))) {
            viewer.begin().expectSubtype(RsaAesSubtype.USER_AND_PASSWORD);
            Admission admission = assertInstanceOf(Admission.class, viewer.logIn("ad\u00e4", "ad\u00e4"));
            assertEquals("ad\u00e4", admission.user());
        }
    }

    @Test
    void refusesInTheSameWordsWhatEverIsWrong() throws Exception {
        for (String user : List.of("ad\u00e4", "eve")) {
            try (ViewerSide viewer = new ViewerSide(Variant.RA2, type(Variant.RA2, PEOPLE))) {
                Refusal refusal = assertInstanceOf(
                        Refusal.class, viewer.begin().expectSubtype(1).logIn(user, "wrong"));
                assertEquals("the user name or the password is wrong", refusal.reason());
            }
        }
        try (ViewerSide viewer = viewer(Variant.RA2)) {
            Refusal refusal = assertInstanceOf(
                    Refusal.class, viewer.begin().expectSubtype(2).logIn("", "wrong"));
            assertEquals("the password is wrong", refusal.reason());
        }
    }

    @ParameterizedTest
    @EnumSource
    void goesOnEncryptedOrInTheClear(Variant variant) throws Exception {
        try (ViewerSide viewer = viewer(variant)) {
            SecurityOutcome outcome = viewer.begin().expectSubtype(2).logIn("", "secret");
            assertEquals(variant.encrypts(), outcome.connection().peer().encrypted());
            outcome.connection().write(ByteBuffer.wrap(new byte[] {1, 2, 3}));
            WireReader in = new WireReader(variant.encrypts() ? viewer.encrypted() : viewer.bare());
            assertEquals(0x0102, in.u16());
            assertEquals(3, in.u8());
        }
    }

    @Test
    void whatFollowsThePasswordInItsRecordBelongsToTheSession() throws Exception {
        try (ViewerSide viewer = viewer(Variant.RA2_256)) {
            viewer.begin().expectSubtype(2);
            WireBuffer record = new WireBuffer(64);
            ViewerSide.credentials("", "secret").write(record);
            viewer.encrypted().write(record.u8(1).view());
            SecurityOutcome outcome = viewer.outcome().join();
            assertEquals(1, new WireReader(outcome.connection()).u8());
        }
    }

    @Test
    void whatFollowsThePasswordWouldBeLostWhereTheSessionIsInTheClear() throws Exception {
        try (ViewerSide viewer = viewer(Variant.RA2NE)) {
            viewer.begin().expectSubtype(2);
            WireBuffer record = new WireBuffer(64);
            ViewerSide.credentials("", "secret").write(record);
            viewer.encrypted().write(record.u8(1).view());
            assertEquals("an encrypted record goes on behind the password", reason(viewer));
        }
    }

    private static String reason(ViewerSide viewer) {
        return assertInstanceOf(ProtocolException.class, viewer.failure().orElseThrow())
                .getMessage();
    }

    @Test
    void credentialsMayComeInManyRecords() throws Exception {
        try (ViewerSide viewer = viewer(Variant.RA2NE_256)) {
            viewer.begin().expectSubtype(2);
            for (byte each : ViewerSide.bytes(ViewerSide.credentials("", "secret"))) {
                viewer.encrypted().write(ByteBuffer.wrap(new byte[] {each}));
            }
            assertInstanceOf(Admission.class, viewer.outcome().join());
        }
    }

    @Test
    void eachLoginHasARandomNumberOfItsOwn() throws Exception {
        try (ViewerSide one = viewer(Variant.RA2);
                ViewerSide other = viewer(Variant.RA2)) {
            byte[][] randoms = new byte[2][];
            for (ViewerSide viewer : List.of(one, other)) {
                viewer.showKey();
                WireReader in = new WireReader(viewer.bare());
                randoms[viewer == one ? 0 : 1] = in.bytes(in.u16());
            }
            assertFalse(Arrays.equals(randoms[0], randoms[1]));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"zeros", "one", "modulus", "larger"})
    void aNumberThatNobodyEncryptedIsNotToldFromAWrongOne(String which) throws Exception {
        try (ViewerSide viewer = viewer(Variant.RA2)) {
            viewer.showKey();
            byte[] modulus = viewer.servers().modulus();
            byte[] sent = new byte[modulus.length];
            switch (which) {
                case "one" -> sent[sent.length - 1] = 1;
                case "modulus" -> sent = modulus;
                case "larger" -> Arrays.fill(sent, (byte) 0xff);
                default -> {}
            }
            viewer.agree(new byte[16], sent).sayHash();
            assertEquals("an encrypted record is not what the viewer's key makes", reason(viewer));
        }
    }

    @Test
    void aNumberOfAnotherLengthIsNotToldFromAWrongOne() throws Exception {
        for (int length : new int[] {0, 15, 17, 32, 245}) {
            try (ViewerSide viewer = viewer(Variant.RA2)) {
                viewer.showKey();
                byte[] number = new byte[length];
                viewer.agree(
                        Arrays.copyOf(number, 16),
                        ViewerKey.of(viewer.servers()).encrypt(number));
                viewer.sayHash();
                assertEquals("an encrypted record is not what the viewer's key makes", reason(viewer));
            }
        }
    }

    @Test
    void aHashOfOtherKeysEndsIt() throws Exception {
        try (ViewerSide viewer = viewer(Variant.RA2)) {
            viewer.showKey().agree().expectHash().sayEncrypted(new RsaAesHash(new byte[20]));
            assertEquals("the viewer has seen other RSA keys than the server", reason(viewer));
        }
    }

    /** A power of two and what is added to it. */
    private static BigInteger number(String text) {
        String[] terms = text.split("[+^]");
        return BigInteger.TWO.pow(Integer.parseInt(terms[1])).add(new BigInteger(terms[2]));
    }

    private static RsaPublicKey key(int bits, String modulus, String exponent) {
        return new RsaPublicKey(
                bits, Numbers.unsigned(number(modulus), bits / 8), Numbers.unsigned(number(exponent), bits / 8));
    }

    @Test
    void aKeyOfTheShortestAndOneWithALongExponentAreTaken() throws Exception {
        assertEquals(128, ViewerKey.of(key(1024, "2^1023+1", "2^1+1")).encrypt(new byte[16]).length);
        assertEquals(1024, ViewerKey.of(key(8192, "2^8191+1", "2^63+1")).encrypt(new byte[32]).length);
    }

    @ParameterizedTest
    @CsvSource({
        "1024, 2^1023+0, 2^16+1",
        "1024, 2^1022+1, 2^16+1",
        "2048, 2^2039+1, 2^16+1",
        "1024, 2^1023+1, 2^0+0",
        "1024, 2^1023+1, 2^1+0",
        "1024, 2^1023+1, 2^16+0",
        "1024, 2^1023+1, 2^64+1"
    })
    void aKeyThatCannotBeOneIsRefused(int bits, String modulus, String exponent) throws Exception {
        try (ViewerSide viewer = viewer(Variant.RA2)) {
            viewer.servers();
            viewer.say(key(bits, modulus, exponent));
            assertEquals("an RSA key that cannot be one", reason(viewer));
        }
    }

    @Test
    void theKeyIsKeptAndSoIsItsFingerprint() throws Exception {
        SecurityType one = type(Variant.RA2, PASSWORDS);
        SecurityType other = type(Variant.RA2NE_256, PEOPLE);
        String fingerprint = one.fingerprint().orElseThrow();
        assertTrue(fingerprint.matches("([0-9a-f]{2}-){7}[0-9a-f]{2}"), fingerprint);
        assertEquals(one.fingerprint(), other.fingerprint());
        SecurityType elsewhere = RsaAes.create(Variant.RA2, new SecurityTools(PASSWORDS));
        assertNotEquals(one.fingerprint(), elsewhere.fingerprint());
        assertEquals(elsewhere.fingerprint(), elsewhere.fingerprint());
    }

    @Test
    void nothingIsMadeBeforeItIsNeeded() throws Exception {
        RsaAes.create(Variant.RA2, new SecurityTools(PASSWORDS, Optional.empty(), (name, make) -> {
            throw new AssertionError("too early");
        }));
    }

    @Test
    void whatIsNoKeySaysSo() throws Exception {
        for (byte[] kept :
                List.of(new byte[0], new byte[100], Keys.pair(512).getPrivate().getEncoded())) {
            SecurityType type =
                    RsaAes.create(Variant.RA2, new SecurityTools(PASSWORDS, Optional.empty(), (name, make) -> kept));
            IOException refused = assertThrows(IOException.class, type::fingerprint);
            assertEquals(
                    "what is kept as rsa-key is no RSA key for viewers: remove that file, and the next login makes one",
                    refused.getMessage());
        }
    }

    @ParameterizedTest
    @CsvSource({"ra2, 5, true", "ra2ne, 6, false", "ra2_256, 129, true", "ra2ne_256, 130, false"})
    void eachTypeHasItsNameNumberAndTraits(String name, int code, boolean encrypts) throws Exception {
        SecurityTypeProvider provider = Stream.<SecurityTypeProvider>of(
                        new Ra2Provider(), new Ra2neProvider(), new Ra2Aes256Provider(), new Ra2neAes256Provider())
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        SecurityType type =
                provider.create(Options.none(name), new SecurityTools(PASSWORDS, Optional.empty(), Keys.KEPT));
        assertEquals(code, type.code());
        assertEquals(new SecurityTraits(encrypts, true, false), type.traits());
        PluginException refused = assertThrows(
                PluginException.class,
                () -> provider.create(Options.none(name), new SecurityTools(Authenticator.EVERYBODY)));
        assertEquals("RSA-AES asks for a password, and everybody may come in", refused.getMessage());
        assertEquals(type.fingerprint(), provider.fingerprint(holding(Keys.KEPT.secret("rsa-key", () -> new byte[0]))));
        assertEquals(Optional.empty(), provider.fingerprint(SecretStorage.FORGETFUL));
        assertThrows(IOException.class, () -> provider.fingerprint(holding(new byte[100])));
    }

    /** Makes nothing. */
    private static SecretStorage holding(byte[] kept) {
        return new SecretStorage() {
            @Override
            public byte[] secret(String name, Supplier<byte[]> make) {
                throw new AssertionError("nobody logs in");
            }

            @Override
            public Optional<byte[]> kept(String name) {
                return Optional.of(kept);
            }
        };
    }

    @Test
    void browsersNeedAPageThatCameInPrivate() throws Exception {
        SecurityType type = type(Variant.RA2NE, PASSWORDS);
        InetSocketAddress far = new InetSocketAddress(InetAddress.getByName("192.0.2.1"), 1);
        assertTrue(type.suits(new Peer(far, false, false)));
        assertFalse(type.suits(new Peer(far, true, false)));
        assertTrue(type.suits(new Peer(far, true, true)));
        assertTrue(type.suits(new Peer(new InetSocketAddress(InetAddress.getLoopbackAddress(), 1), true, false)));
    }

    @Test
    void theServerSaysNothingMoreUntilItIsItsTurn() throws Exception {
        try (ViewerSide viewer = viewer(Variant.RA2)) {
            viewer.showKey().agree().expectHash();
            assertFalse(viewer.outcome().isDone());
            viewer.sayHash().expectSubtype(2);
            assertSame(Admission.class, viewer.logIn("", "secret").getClass());
        }
    }
}
