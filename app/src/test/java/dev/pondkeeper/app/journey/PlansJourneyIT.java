package dev.pondkeeper.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import dev.embeddedmongodb.EmbeddedMongo;
import dev.pondkeeper.app.Server;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonValue;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;

/** Every query that requests make the server ask of its store, caught on the wire and explained by the store. */
class PlansJourneyIT {

    /** Reports are about all customers, so they read this compact collection whole; answers are kept until it changes. */
    private static final Set<String> READ_WHOLE =
            Set.of("view_sales_month", "view_sales_currency", "view_sales_channel");

    @TempDir
    Path data;

    private final Map<String, BsonDocument> asked = new ConcurrentHashMap<>();

    @Test
    void no_query_of_a_request_looks_at_every_document() {
        try (EmbeddedMongo store = EmbeddedMongo.inMemory().start();
                MongoClient outsider = MongoClients.create(store.connectionString())) {
            try (Server server = Server.start(
                    new Server.Options(0, data, store.connectionString()),
                    context -> context.registerBean(
                            MongoClientSettingsBuilderCustomizer.class,
                            () -> settings -> settings.addCommandListener(new Ear())))) {
                journey(new Client(server.url()));
            }
            MongoDatabase pondkeeper = outsider.getDatabase("pondkeeper");
            assertThat(asked).hasSizeGreaterThan(10);
            assertThat(asked.values()).allSatisfy(find -> {
                String plan = plan(pondkeeper, find);
                // Whether there is anything at all is told by the first document.
                boolean any = find.getDocument("filter").isEmpty()
                        && find.getNumber("limit", new BsonInt32(0)).intValue() == 1;
                boolean whole =
                        any || READ_WHOLE.contains(find.getString("find").getValue());
                // A collection that nothing was written to yet has no plan at all.
                if (!whole) assertThat(plan).as(find.toJson()).containsAnyOf("\"IXSCAN\"", "\"EOF\"");
                assertThat(plan).as(find.toJson()).doesNotContain("\"SORT\"");
            });
            assertThat(asked.values())
                    .as("a plan that reads everything is told as such")
                    .anySatisfy(find -> assertThat(plan(pondkeeper, find)).contains("\"COLLSCAN\""));
        }
    }

    private static void journey(Client pond) {
        pond.command("RegisterCustomer", """
                {"customerId":"c-1","displayName":"Ann","identities":[{"type":"PHONE","value":"+8613800000009"}]}""");
        for (int i = 0; i < 3; i++) {
            pond.command(
                    "RecordOrderPaid",
                    "{\"orderId\":\"o-%d\",\"customerId\":\"c-1\",\"amount\":{\"amount\":900,\"currency\":\"CNY\"}}"
                            .formatted(i),
                    "Idempotency-Key",
                    "o-" + i / 2);
        }
        pond.command("RecordRefund", """
                {"orderId":"o-0","refundId":"r-1","amount":{"amount":100,"currency":"CNY"}}""", "If-Match", "\"0\"");
        pond.settle();
        pond.command("RedeemPoints", "{\"customerId\":\"c-1\",\"redemptionId\":\"x\",\"points\":1}");
        pond.command("EnrolMember", "{\"customerId\":\"c-1\",\"plan\":\"gold\"}");
        distributeAndReach(pond);
        pond.settle();
        for (String path : List.of(
                "/customers/c-1",
                "/customers?identity=PHONE:%2B8613800000009",
                "/customers?tag=early",
                "/customers?channel=shop",
                "/referrals?referrerId=c-1",
                "/referrals?refereeId=c-2",
                "/referrals?state=BOUND",
                "/distributors/c-1",
                "/distributors/c-1/commissions",
                "/distributors/c-1/withdrawals",
                "/coupons?customerId=c-1",
                "/coupons?customerId=c-1&state=ISSUED",
                "/touches?customerId=c-1",
                "/touches?campaign=spring",
                "/touches?customerId=c-1&state=SENT",
                "/staff-calls",
                "/staff-calls?state=DONE",
                "/campaigns/renewal-reminder/runs",
                "/campaigns/renewal-reminder/runs?customerId=c-1",
                "/campaigns/coupon-ladder/runs?state=RUNNING",
                "/reports/campaigns/coupon-ladder",
                "/reports/campaigns/coupon-ladder?from=2020-01-01",
                "/programme",
                "/ops/deadlines",
                "/orders/o-0",
                "/memberships/c-1",
                "/points-accounts/c-1",
                "/points-accounts/c-1/statement?limit=1",
                "/points-accounts/c-1/lots",
                "/reports/summary",
                "/reports/rfm",
                "/reports/cohorts",
                "/reports/lifecycle",
                "/reports/channels?from=2020-01-01&to=2099-01-01",
                "/channels",
                "/events?after=2&limit=3",
                "/ops/processors")) {
            assertThat(pond.get(path).status()).as(path).isEqualTo(200);
        }
    }

    private static void distributeAndReach(Client pond) {
        pond.command("TagCustomer", "{\"customerId\":\"c-1\",\"tag\":\"early\"}");
        pond.command("GrantDistributionRight", "{\"customerId\":\"c-1\"}");
        pond.command("RegisterCustomer", """
                {"customerId":"c-2","acquisition":{"channel":"shop","referrerId":"c-1"}}""");
        pond.settle();
        pond.command("RecordOrderPaid", """
                {"orderId":"o-9","customerId":"c-2","amount":{"amount":900000,"currency":"CNY"}}""");
        for (String channel : List.of("SMS", "CALL")) {
            pond.command("GiveConsent", """
                    {"customerId":"c-1","channel":"%s","purpose":"SERVICE","evidence":{"where":"till"}}""".formatted(channel));
            pond.command("RequestTouch", """
                    {"touchId":"by-%s","customerId":"c-1","campaign":"spring","round":1,"purpose":"SERVICE",
                     "occasion":"REMINDER","channel":"%s","template":"hello"}""".formatted(channel, channel));
        }
        pond.command("IssueCoupon", """
                {"couponId":"k-1","customerId":"c-1","kind":"PERCENT_PAID","percentPaid":85,"validUntil":"2099-01-01T00:00:00Z"}""");
    }

    private static String plan(MongoDatabase database, BsonDocument find) {
        Document command = new Document();
        for (String part : List.of("find", "filter", "sort", "limit")) {
            BsonValue value = find.get(part);
            if (value != null) command.append(part, value);
        }
        Document explained = database.runCommand(new Document("explain", command));
        return explained
                .get("queryPlanner", Document.class)
                .get("winningPlan", Document.class)
                .toJson();
    }

    /** One query of each shape is enough: its collection, the fields it asks for and its order. */
    private final class Ear implements CommandListener {

        @Override
        public void commandStarted(CommandStartedEvent event) {
            if (!event.getCommandName().equals("find")) return;
            BsonDocument find = event.getCommand().clone();
            String shape = find.getString("find").getValue()
                    + find.getDocument("filter", new BsonDocument()).toJson().replaceAll("\"[^\"$]*\"(?!:)|[0-9]+", "?")
                    + find.getDocument("sort", new BsonDocument()).toJson();
            asked.putIfAbsent(shape, find);
        }
    }
}
