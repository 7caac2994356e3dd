package oriel.launcher.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.interfaces.DecodedJWT;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import oriel.security.Account;
import oriel.security.Right;

/** Links let in whom they should, and nobody else. */
class LinksTest {

    private static final Instant NOW = Instant.parse("2027-01-31T12:00:00.5Z");

    @TempDir
    Path folder;

    private Links at(Duration later) {
        return Links.in(folder, Clock.fixed(NOW.plus(later), ZoneOffset.UTC));
    }

    private Links now() {
        return at(Duration.ZERO);
    }

    private static byte[] key(Path folder) throws IOException {
        return Files.readAllBytes(folder.resolve("secrets/links"));
    }

    @Test
    void thoseOfProgramsThatHaveEndedAreSweptAway() throws Exception {
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();
        now().make("share-" + ended.pid(), Right.VIEW_ONLY, 600, false);
        Link own = now().makeOfProgram(Right.VIEW_ONLY, 600);
        Link persons = now().make("share-everything", Right.VIEW_ONLY, 600, false);
        now().sweep();
        assertEquals(
                List.of(own.id(), persons.id()),
                now().all().stream().map(Link::id).toList());
    }

    @Test
    void aVisitorComesInUntilTheEndAndAsOftenAsWanted() throws Exception {
        Link link = now().make("guest", Right.VIEW_ONLY, 600, false);
        String token = now().token(link);
        Account guest = new Account("guest (link " + link.id() + ")", Right.VIEW_ONLY);
        assertEquals(Optional.of(guest), now().admit(token));
        assertEquals(Optional.of(guest), at(Duration.ofSeconds(599)).admit(token));
        assertEquals(Optional.of(Right.VIEW_ONLY), at(Duration.ofSeconds(599)).rights(guest.user()));
        assertEquals(Optional.empty(), at(Duration.ofSeconds(600)).admit(token));
        assertEquals(Optional.empty(), at(Duration.ofSeconds(600)).rights(guest.user()), "who is here has to leave");
    }

    @Test
    void whatIsGoodOnceIsGoodOnce() throws Exception {
        Link link = now().make("guest", Right.FULL, 600, true);
        String token = now().token(link);
        Account guest = now().admit(token).orElseThrow();
        assertEquals(Optional.empty(), now().admit(token));
        assertEquals(Optional.of(Right.FULL), now().rights(guest.user()), "who is here may stay");
        assertTrue(now().all().get(0).isUsedUp());
    }

    @Test
    void whatIsRevokedIsGoodForNothing() throws Exception {
        Link one = now().make("guest", Right.FULL, 600, false);
        Link other = now().make("guest", Set.of(Right.LOOK, Right.INPUT), 600, false);
        String user = now().admit(now().token(one)).orElseThrow().user();
        assertEquals(List.of(one.id()), now().revoke(List.of(one.id(), "aaaaaaaa")));
        assertEquals(Optional.empty(), now().admit(now().token(one)));
        assertEquals(Optional.empty(), now().rights(user));
        assertEquals(List.of(other), now().all());
        assertTrue(now().admit(now().token(other)).isPresent());
    }

    @Test
    void whoHasNoLinkIsNobodysVisitor() {
        assertFalse(now().knows("guest"));
        assertFalse(now().knows(""));
        assertTrue(now().knows("guest (link aaaaaaaa)"));
        assertEquals(Optional.empty(), now().rights("guest (link aaaaaaaa)"));
    }

    @Test
    void othersReadTheTokenAsTheStandardHasIt() throws Exception {
        Link link = now().make("guest", Right.FULL, 600, false);
        DecodedJWT token = JWT.require(Algorithm.HMAC256(keyOfThis(link)))
                .acceptExpiresAt(Duration.ofDays(36_500).toSeconds())
                .build()
                .verify(now().token(link));
        assertEquals(link.id(), token.getId());
        assertEquals(Instant.parse("2027-01-31T12:10:00Z"), token.getExpiresAtAsInstant());
        assertEquals("JWT", token.getType());
        assertTrue(now().token(link).length() <= 255, "RSA-AES takes no longer password");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'alg':'none','typ':'JWT'}.PAYLOAD.",
                "{'alg':'none','typ':'JWT'}.PAYLOAD.SIGNATURE",
                "{'alg':'HS256'}.PAYLOAD.SIGNATURE",
                "{'alg':'HS256','typ':'JWT'}.PAYLOAD.",
                "{'alg':'HS256','typ':'JWT'}.PAYLOAD.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "{'alg':'HS256','typ':'JWT'}.OTHER.SIGNATURE",
                "{'alg':'HS256','typ':'JWT'}..SIGNATURE",
                "PAYLOAD",
                ""
            })
    void whatNobodyHasSignedSoLetsNobodyIn(String form) throws Exception {
        Link link = now().make("guest", Right.FULL, 600, false);
        String[] parts = now().token(link).split("\\.");
        String header = form.contains("}") ? form.substring(0, form.indexOf('}') + 1) : "";
        String token = form.replace(header, encode(header.replace('\'', '"')))
                .replace("PAYLOAD", parts[1])
                .replace("OTHER", encode("{\"jti\":\"" + link.id() + "\",\"exp\":99999999999}"))
                .replace("SIGNATURE", parts[2]);
        assertEquals(Optional.empty(), now().admit(token));
        assertTrue(now().admit(String.join(".", parts)).isPresent());
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aTokenOfAnotherKeyOrWithoutALinkLetsNobodyIn() throws Exception {
        Link link = now().make("guest", Right.FULL, 600, false);
        Instant end = NOW.plusSeconds(600);
        String other = JWT.create().withJWTId(link.id()).withExpiresAt(end).sign(Algorithm.HMAC256(new byte[32]));
        String unknown = JWT.create().withJWTId("aaaaaaaa").withExpiresAt(end).sign(Algorithm.HMAC256(keyOfThis(link)));
        assertEquals(Optional.empty(), now().admit(other));
        assertEquals(Optional.empty(), now().admit(unknown));
    }

    private byte[] keyOfThis(Link link) throws IOException {
        now().token(link);
        return key(folder);
    }

    @Test
    void whatIsOverIsForgottenWithTheNextChange() throws Exception {
        now().make("guest", Right.FULL, 1, false);
        at(Duration.ofHours(1)).make("other", Right.FULL, 1, false);
        assertEquals(1, new LinkFile(folder.resolve("links.json")).read().size());
    }

    @Test
    void aBrokenFileLetsNobodyInAndIsNotOverwritten() throws Exception {
        Link link = now().make("guest", Right.FULL, 600, false);
        String token = now().token(link);
        for (String text : List.of("{", "[]", "{\"a\": 1}", "{\"a\": {\"name\": \"guest\", \"rights\": \"all\"}}")) {
            Files.writeString(folder.resolve("links.json"), text);
            assertEquals(Optional.empty(), now().admit(token));
            assertEquals(Optional.empty(), now().rights(link.visitor()));
            assertThrows(IOException.class, () -> now().make("guest", Right.FULL, 600, false));
            assertEquals(text, Files.readString(folder.resolve("links.json")));
        }
    }

    @Test
    void aKeyThatIsTooShortSignsNothing() throws Exception {
        Link link = now().make("guest", Right.FULL, 600, false);
        String token = now().token(link);
        Files.write(folder.resolve("secrets/links"), new byte[4]);
        assertThrows(IOException.class, () -> now().token(link));
        assertEquals(Optional.empty(), now().admit(token));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void nobodyElseReadsWhatIsKept() throws Exception {
        now().token(now().make("guest", Right.FULL, 600, false));
        for (String name : List.of("links.json", "secrets/links")) {
            assertEquals(
                    PosixFilePermissions.fromString("rw-------"),
                    Files.getPosixFilePermissions(folder.resolve(name)),
                    name);
        }
    }

    @Test
    void theFileTellsAllOfALink() throws Exception {
        Link link = new Link("abcdefgh", "ada", Set.of(Right.LOOK, Right.RESIZE), NOW, true, Optional.of(NOW));
        LinkFile file = new LinkFile(folder.resolve("sub/links.json"));
        file.change(NOW.minusSeconds(1), links -> Map.of(link.id(), link));
        assertEquals(Map.of(link.id(), link), file.read());
    }
}
