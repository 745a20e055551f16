package dev.pondkeeper.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** A person who tells everything there is to tell, under two ids that turn out to be one. */
final class Canary {

    static final String PHONE = "+8613877665544";
    static final String MAIL = "canary-mail@example.com";

    /** One text for every place where a person's data goes in. */
    static final List<String> CANARIES = List.of(
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
            "Canary-Call-note",
            "Canary-Parked-blank",
            "Canary-Merged-Name");

    private Canary() {}

    static void lives(Client pond) {
        says(pond, "RegisterCustomer", """
                {"customerId":"canary","displayName":"Canary-Name-凤凰","timeZone":"%s","identities":[{"type":"PHONE","value":"%s"}]}""".formatted(whereItIsNoon(), PHONE));
        says(pond, "RegisterCustomer", "{\"customerId\":\"merged\",\"displayName\":\"Canary-Merged-Name\"}");
        says(pond, "ClaimIdentity", """
                {"customerId":"merged","identity":{"type":"EMAIL","value":"%s"}}""".formatted(MAIL));
        says(pond, "TagCustomer", "{\"customerId\":\"merged\",\"tag\":\"Canary-Tag-茶\"}");
        says(pond, "GiveConsent", """
                {"customerId":"canary","channel":"SMS","purpose":"MARKETING","evidence":{"where":"Canary-Evidence-shop"}}""");
        says(pond, "WithdrawConsent", """
                {"customerId":"canary","channel":"SMS","purpose":"MARKETING","evidence":{"where":"Canary-Withdrawal-shop"}}""");
        says(pond, "RecordInteraction", """
                {"customerId":"canary","kind":"COMMENT","content":"canary/content/post"}""");
        says(pond, "CheckIn", "{\"customerId\":\"canary\"}");
        says(pond, "RestrictProcessing", "{\"customerId\":\"canary\",\"reason\":\"Canary-Restriction-reason\"}");
        assertThat(pond.command("CheckIn", "{\"customerId\":\"canary\"}").slug())
                .isEqualTo("processing-restricted");
        says(pond, "LiftRestriction", "{\"customerId\":\"canary\",\"reason\":\"Canary-Lift-reason\"}");
        says(pond, "EnrolMember", "{\"customerId\":\"canary\",\"plan\":\"club\"}");
        says(pond, "ExtendMembership", """
                {"customerId":"canary","days":10,"reason":"Canary-Extension-reason"}""");
        says(pond, "SetTier", """
                {"customerId":"canary","tier":"GOLD","until":"2090-01-01T00:00:00Z","reason":"Canary-Tier-reason"}""");
        says(pond, "CancelMembership", "{\"customerId\":\"canary\",\"reason\":\"Canary-Cancel-reason\"}");
        for (String channel : List.of("SMS", "EMAIL", "CALL")) {
            says(pond, "GiveConsent", """
                    {"customerId":"canary","channel":"%s","purpose":"SERVICE","evidence":{"where":"Canary-Evidence-shop"}}""".formatted(channel));
        }
        says(pond, "RequestTouch", """
                {"customerId":"canary","purpose":"SERVICE","occasion":"REMINDER","channel":"SMS","template":"hello",
                 "parameters":[{"name":"name","value":"Canary-Blank-value"}]}""");
        says(pond, "RequestTouch", """
                {"touchId":"call","customerId":"canary","purpose":"SERVICE","occasion":"REMINDER","channel":"CALL","template":"hello",
                 "parameters":[{"name":"name","value":"Canary-Blank-value"}]}""");
        says(pond, "ClaimStaffCall", "{\"touchId\":\"call\",\"staffId\":\"bo\"}");
        says(pond, "CompleteStaffCall", """
                {"touchId":"call","staffId":"bo","outcome":"REACHED","note":"Canary-Call-note"}""");
        says(pond, "MergeCustomers", "{\"survivor\":\"canary\",\"merged\":\"merged\"}");
        says(pond, "RecordOrderPaid", """
                {"orderId":"canary-1","customerId":"merged","amount":{"amount":1200,"currency":"CNY"}}""");
    }

    static void says(Client pond, String command, String json) {
        Client.Answer answer = pond.command(command, json);
        assertThat(answer.status()).as(command + ": " + answer.raw().body()).isEqualTo(200);
    }

    private static String whereItIsNoon() {
        int ahead = 12 - OffsetDateTime.now(ZoneOffset.UTC).getHour();
        return "Etc/GMT" + (ahead > 0 ? "-" : "+") + Math.abs(ahead); // the sign of these names is turned round
    }
}
