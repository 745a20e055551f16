package dev.pondkeeper.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.app.Server;
import dev.pondkeeper.app.journey.Client.Answer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class MembershipJourneyIT {

    static Server server;
    static Client pond;

    @BeforeAll
    static void start(@TempDir Path data) {
        server = Server.start(new Server.Options(0, data, null));
        pond = new Client(server.url());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void enrol_order_rise_refund_and_evaluation() {
        sent("RegisterCustomer", "{\"customerId\":\"m-1\"}");
        assertThat(sent("EnrolMember", "{\"customerId\":\"m-1\",\"plan\":\"pack-199\"}"))
                .isEqualTo("[\"MemberEnrolled\"]");
        sent("RecordOrderPaid", """
                {"orderId":"m-1","customerId":"m-1","amount":{"amount":100000,"currency":"CNY"}}""");
        sent("RecordOrderReceived", "{\"orderId\":\"m-1\"}");
        pond.settle();
        JsonNode risen = pond.get("/memberships/m-1").body();
        assertThat(risen.path("state").stringValue()).isEqualTo("ACTIVE");
        assertThat(risen.path("growthValue").longValue()).isEqualTo(1000);
        assertThat(risen.path("tier").stringValue()).isEqualTo("SILVER");
        assertThat(pond.get("/orders/m-1").body().path("receivedAt").isString()).isTrue();

        sent("RecordRefund", """
                {"orderId":"m-1","refundId":"r-1","amount":{"amount":100000,"currency":"CNY"}}""");
        pond.settle();
        JsonNode refunded = pond.get("/customers/m-1").body().path("membership");
        assertThat(refunded.path("growthValue").longValue()).isZero();
        assertThat(refunded.path("tier").stringValue()).isEqualTo("SILVER");
        assertThat(sent("EvaluateTier", "{\"customerId\":\"m-1\"}")).isEqualTo("[\"TierEvaluated\"]");
        assertThat(sent("EvaluateTier", "{\"customerId\":\"m-1\"}")).isEqualTo("[]");

        String renewal = "{\"customerId\":\"m-1\",\"renewalId\":\"rn-1\"}";
        assertThat(sent("RenewMembership", renewal)).isEqualTo("[\"MembershipRenewed\"]");
        assertThat(sent("RenewMembership", renewal)).isEqualTo("[]");
        assertThat(sent("CancelMembership", "{\"customerId\":\"m-1\",\"reason\":\"moves abroad\"}"))
                .isEqualTo("[\"MembershipCancelled\"]");
        Answer late = pond.command("RenewMembership", renewal.replace("rn-1", "rn-2"));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.slug()).isEqualTo("no-running-term");
    }

    @Test
    void a_programme_is_read_published_refused_and_raced_for() {
        JsonNode shipped = pond.get("/programme").body();
        ObjectNode next = ((ObjectNode) shipped.path("document")).deepCopy();
        next.withObject("points").put("perMajorUnit", 2);
        next.put("expectedVersion", shipped.path("version").intValue());
        Answer published = pond.command("PublishProgramme", next.toString());
        assertThat(published.status()).isEqualTo(200);

        sent("RegisterCustomer", "{\"customerId\":\"p-1\"}");
        sent("RecordOrderPaid", """
                {"orderId":"p-1","customerId":"p-1","amount":{"amount":1000,"currency":"CNY"}}""");
        pond.settle();
        assertThat(pond.get("/points-accounts/p-1").body().path("issued").longValue())
                .isEqualTo(20);
        int version = pond.get("/programme").body().path("version").intValue();
        assertThat(version).isEqualTo(shipped.path("version").intValue() + 1);

        ObjectNode unlawful = next.deepCopy().put("expectedVersion", version);
        unlawful.withObject("referral")
                .put("base", "HEAD_COUNT")
                .putArray("levels")
                .add(100)
                .add(50)
                .add(10);
        Answer refused = pond.command("PublishProgramme", unlawful.toString());
        assertThat(refused.slug()).isEqualTo("unlawful-programme");
        assertThat(refused.body().path("detail").stringValue()).contains("HEAD_COUNT", "more than 2 levels");

        List<Answer> raced = IntStream.range(3, 9)
                .mapToObj(rate -> next.deepCopy()
                        .put("expectedVersion", version)
                        .set("points", next.withObject("points").deepCopy().put("perMajorUnit", rate)))
                .map(document ->
                        CompletableFuture.supplyAsync(() -> pond.command("PublishProgramme", document.toString())))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        assertThat(raced.stream().filter(answer -> answer.status() == 200)).hasSize(1);
        assertThat(raced.stream().filter(answer -> answer.status() == 409))
                .hasSize(5)
                .allMatch(answer -> answer.slug().equals("programme-superseded"));
        pond.settle();
        assertThat(pond.get("/programme").body().path("version").intValue()).isEqualTo(version + 1);
    }

    private static String sent(String command, String body) {
        Answer answer = pond.command(command, body);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        return answer.body().path("events").toString();
    }
}
