package dev.pondkeeper.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.embeddedmongodb.Durability;
import dev.pondkeeper.app.Server;
import dev.pondkeeper.app.journey.Client.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A server on a clock of its own, and what campaigns' journeys say to it. Its days are those of Asia/Shanghai. */
final class VirtualPond implements AutoCloseable {

    /** Ten in the morning in Shanghai. */
    static final Instant START = Instant.parse("2026-01-01T02:00:00Z");

    private final Path data;
    private Server server;
    private Client client;

    VirtualPond(Path data) {
        this.data = data;
        server = start();
        client = new Client(server.url());
    }

    private Server start() {
        return Server.start(new Server.Options(0, data, null, Durability.PROCESS, true, START));
    }

    void restart() {
        server.close();
        server = start();
        client = new Client(server.url());
    }

    Client client() {
        return client;
    }

    /** A command that has to be taken. */
    JsonNode does(String command, String json) {
        Answer answer = client.command(command, json);
        assertThat(answer.status()).as(command + " " + answer.raw().body()).isEqualTo(200);
        return answer.body();
    }

    /** Registers a customer who may be reached over these channels, each {@code CHANNEL/PURPOSE}. */
    void register(String customer, String... consents) {
        does("RegisterCustomer", "{\"customerId\":\"" + customer + "\"}");
        for (String consent : consents) says("GiveConsent", customer, consent);
    }

    void says(String command, String customer, String consent) {
        int slash = consent.indexOf('/');
        String evidence = command.equals("GiveConsent")
                ? ",\"evidence\":{\"at\":\"2026-01-01T10:00:00+08:00\",\"where\":\"shop\"}"
                : "";
        does(
                command,
                "{\"customerId\":\"%s\",\"channel\":\"%s\",\"purpose\":\"%s\"%s}"
                        .formatted(customer, consent.substring(0, slash), consent.substring(slash + 1), evidence));
    }

    void pays(String customer, String order, long amount, String coupon) {
        does(
                "RecordOrderPaid",
                "{\"orderId\":\"%s\",\"customerId\":\"%s\",\"amount\":{\"amount\":%d,\"currency\":\"CNY\"}%s}"
                        .formatted(
                                order, customer, amount, coupon.isEmpty() ? "" : ",\"couponId\":\"" + coupon + "\""));
    }

    void refunds(String order, long amount) {
        does(
                "RecordRefund",
                "{\"orderId\":\"%s\",\"refundId\":\"r-%s\",\"amount\":{\"amount\":%d,\"currency\":\"CNY\"}}"
                        .formatted(order, order, amount));
    }

    void enrols(String customer, String from, String to) {
        does(
                "EnrolMember",
                "{\"customerId\":\"%s\",\"plan\":\"club\",\"startsAt\":\"%s\",\"endsAt\":\"%s\"}"
                        .formatted(customer, from, to));
    }

    /** Moves the clock to a moment; returns when everything until then has happened. */
    void until(String moment) {
        Answer moved = client.send(client.request("/ops/clock")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"to\":\"" + moment + "\"}")));
        assertThat(moved.status()).as(moved.raw().body()).isEqualTo(200);
    }

    /** The history of one kind of events about one customer, each as {@code time kind: fields}, in local time. */
    List<String> history(String customer, String types, String... fields) {
        client.settle();
        List<String> history = new ArrayList<>();
        for (JsonNode event :
                client.get("/events?limit=500&types=" + types).body().path("items")) {
            JsonNode data = event.path("data");
            if (!data.path("customerId").asString().equals(customer)) continue;
            StringBuilder line = new StringBuilder(
                            Instant.parse(event.path("recordedat").asString())
                                    .atOffset(ZoneOffset.ofHours(8))
                                    .format(DateTimeFormatter.ofPattern("MM-dd HH:mm")))
                    .append(' ')
                    .append(kindOf(event));
            for (String field : fields) {
                JsonNode value = data.path(field);
                if (!value.isMissingNode() && !value.isNull()) line.append(' ').append(value.asString());
            }
            history.add(line.toString());
        }
        return history;
    }

    private static String kindOf(JsonNode event) {
        String type = event.path("type").asString();
        int revision = type.lastIndexOf('.');
        return type.substring(type.lastIndexOf('.', revision - 1) + 1, revision);
    }

    @Override
    public void close() {
        server.close();
    }
}
