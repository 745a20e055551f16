package dev.pondkeeper.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.pondkeeper.app.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** A person tells everything there is to tell, is forgotten, and then looked for wherever bytes are kept or answered. */
class ForgettingIT {

    private static final String PHONE = "+8613877665544";
    private static final Logger ROOT = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private static final String MAIL = "canary-mail@example.com";

    /** One text for every place where a person's data goes in. */
    private static final List<String> CANARIES = List.of(
            "Canary-Name-凤凰",
            PHONE.substring(1),
            MAIL,
            "Canary-Tag-茶",
            "canary/content/post",
            "Canary-Evidence-shop",
            "Canary-Withdrawal-shop",
            "Canary-Restriction-reason",
            "Canary-Lift-reason",
            "Canary-Extension-reason",
            "Canary-Tier-reason",
            "Canary-Cancel-reason",
            "Canary-Blank-value",
            "Canary-Merged-Name");

    @TempDir
    Path data;

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private Server server;
    private Client pond;

    @BeforeEach
    void begin() {
        start();
    }

    @Test
    void a_forgotten_person_is_in_no_file_no_view_no_answer_and_no_log() throws IOException {
        try {
            live();
            assertThat(pond.get("/customers/canary").raw().body())
                    .contains("Canary-Name-凤凰", PHONE, MAIL, "Canary-Tag-茶");
            assertThat(found(PHONE)).isEqualTo("canary");
            List<String> keys = keysInVault();
            assertThat(keys).hasSize(2);
            assertThat(tracesIn(data, keys)).isNotEmpty();
            assertThat(tracesIn(data, CANARIES)).isEmpty();

            accepted("EraseCustomer", "{\"customerId\":\"merged\"}");
            pond.settle();
            answersNothing();
            assertThat(tracesIn(data, keys)).isEmpty();

            server.close();
            assertThat(tracesIn(data, CANARIES)).isEmpty();
            assertThat(tracesIn(data, keys)).isEmpty();
            start();
            pond.post("/ops/views/all/rebuild");
            pond.settle();
            answersNothing();
            assertThat(pond.get("/ops/ledger/verification").raw().body()).contains("\"ok\":true");
            theSamePhoneIsFreeForSomebodyNew();
            assertThat(tracesIn(data, CANARIES)).isEmpty();
            assertThat(log.list)
                    .allSatisfy(line -> assertThat(line.getFormattedMessage()).doesNotContain(CANARIES));
        } finally {
            ROOT.detachAppender(log);
            server.close();
        }
    }

    private void live() {
        accepted("RegisterCustomer", """
                {"customerId":"canary","displayName":"Canary-Name-凤凰","identities":[{"type":"PHONE","value":"%s"}]}""".formatted(PHONE));
        accepted("RegisterCustomer", "{\"customerId\":\"merged\",\"displayName\":\"Canary-Merged-Name\"}");
        accepted("ClaimIdentity", """
                {"customerId":"merged","identity":{"type":"EMAIL","value":"%s"}}""".formatted(MAIL));
        accepted("TagCustomer", "{\"customerId\":\"merged\",\"tag\":\"Canary-Tag-茶\"}");
        accepted("GiveConsent", """
                {"customerId":"canary","channel":"SMS","purpose":"MARKETING","evidence":{"where":"Canary-Evidence-shop"}}""");
        accepted("WithdrawConsent", """
                {"customerId":"canary","channel":"SMS","purpose":"MARKETING","evidence":{"where":"Canary-Withdrawal-shop"}}""");
        accepted("RecordInteraction", """
                {"customerId":"canary","kind":"COMMENT","content":"canary/content/post"}""");
        accepted("CheckIn", "{\"customerId\":\"canary\"}");
        accepted("RestrictProcessing", "{\"customerId\":\"canary\",\"reason\":\"Canary-Restriction-reason\"}");
        assertThat(pond.command("CheckIn", "{\"customerId\":\"canary\"}").slug())
                .isEqualTo("processing-restricted");
        accepted("LiftRestriction", "{\"customerId\":\"canary\",\"reason\":\"Canary-Lift-reason\"}");
        accepted("EnrolMember", "{\"customerId\":\"canary\",\"plan\":\"club\"}");
        accepted("ExtendMembership", """
                {"customerId":"canary","days":10,"reason":"Canary-Extension-reason"}""");
        accepted("SetTier", """
                {"customerId":"canary","tier":"GOLD","until":"2090-01-01T00:00:00Z","reason":"Canary-Tier-reason"}""");
        accepted("CancelMembership", "{\"customerId\":\"canary\",\"reason\":\"Canary-Cancel-reason\"}");
        accepted("GiveConsent", """
                {"customerId":"canary","channel":"SMS","purpose":"SERVICE","evidence":{"where":"Canary-Evidence-shop"}}""");
        accepted("RequestTouch", """
                {"customerId":"canary","purpose":"SERVICE","occasion":"REMINDER","channel":"SMS","template":"hello",
                 "parameters":[{"name":"name","value":"Canary-Blank-value"}]}""");
        accepted("MergeCustomers", "{\"survivor\":\"canary\",\"merged\":\"merged\"}");
        accepted("RecordOrderPaid", """
                {"orderId":"canary-1","customerId":"merged","amount":{"amount":1200,"currency":"CNY"}}""");
        pond.settle();
        assertThat(pond.get("/customers/merged").body().path("mergedInto").asString())
                .isEqualTo("canary");
        assertThat(pond.get("/orders/canary-1").body().path("customerId").asString())
                .isEqualTo("canary");
    }

    private void answersNothing() {
        for (String path : List.of(
                "/customers/canary",
                "/customers/merged",
                "/customers?limit=500",
                "/orders/canary-1",
                "/points-accounts/canary",
                "/memberships/canary",
                "/touches?customerId=canary",
                "/customers/canary/timeline",
                "/events?limit=500")) {
            assertThat(pond.get(path).raw().body()).as(path).doesNotContain(CANARIES);
        }
        assertThat(pond.get("/customers/canary").body().propertyNames())
                .containsExactlyInAnyOrder("customerId", "erasedAt");
        assertThat(found(PHONE)).isEmpty();
        assertThat(pond.command("CheckIn", "{\"customerId\":\"merged\"}").slug())
                .isEqualTo("customer-erased");
    }

    private void theSamePhoneIsFreeForSomebodyNew() {
        accepted("RegisterCustomer", """
                {"customerId":"anew","identities":[{"type":"PHONE","value":"%s"}]}""".formatted(PHONE));
        pond.settle();
        assertThat(found(PHONE)).isEqualTo("anew");
    }

    /** Who is found by the phone, empty if nobody. */
    private String found(String phone) {
        return pond.get("/customers?identity=PHONE:" + phone.replace("+", "%2B"))
                .body()
                .path("items")
                .path(0)
                .path("customerId")
                .asString("");
    }

    private void accepted(String command, String json) {
        Client.Answer answer = pond.command(command, json);
        assertThat(answer.status()).as(command + ": " + answer.raw().body()).isEqualTo(200);
    }

    private void start() {
        server = Server.start(new Server.Options(0, data, null));
        pond = new Client(server.url());
        // A start sets up logging afresh, so the log is listened to from behind it.
        log.start();
        ROOT.addAppender(log);
    }

    /** The wrapped keys as they stand in the vault's slots. */
    private List<String> keysInVault() throws IOException {
        byte[] vault = Files.readAllBytes(data.resolve("keys").resolve("customers.vault"));
        List<String> keys = new ArrayList<>();
        for (int slot = 0; slot < vault.length; slot += 128) {
            keys.add(new String(vault, slot + 36, 80, StandardCharsets.US_ASCII));
        }
        return keys;
    }

    /** Each file and in which form it holds one of the texts. */
    private static Map<String, String> tracesIn(Path directory, List<String> texts) throws IOException {
        Map<String, String> traces = new LinkedHashMap<>();
        try (Stream<Path> files = Files.walk(directory)) {
            files.filter(Files::isRegularFile).forEach(file -> {
                String bytes = read(file);
                for (String text : texts) {
                    for (String form : formsOf(text)) {
                        if (bytes.contains(form)) traces.put(file.getFileName() + " " + text, form);
                    }
                }
            });
        }
        return traces;
    }

    /** Bytes as characters of the same number, so that they can be searched as text. */
    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** As UTF-8, UTF-16 of either order, and within base64 at each of its three alignments, both alphabets. */
    private static List<String> formsOf(String text) {
        List<String> forms = new ArrayList<>();
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            forms.add(new String(text.getBytes(charset), StandardCharsets.ISO_8859_1));
        }
        for (int before = 0; before < 3; before++) {
            byte[] utf8 = ("x".repeat(before) + text).getBytes(StandardCharsets.UTF_8);
            String whole = Base64.getEncoder().withoutPadding().encodeToString(utf8);
            // The first and last characters also tell of the neighbours, which are others in every place.
            String inner =
                    whole.substring(before == 0 ? 0 : before + 1, whole.length() - (utf8.length % 3 == 0 ? 0 : 1));
            forms.add(inner);
            forms.add(inner.replace('+', '-').replace('/', '_'));
        }
        return forms;
    }
}
