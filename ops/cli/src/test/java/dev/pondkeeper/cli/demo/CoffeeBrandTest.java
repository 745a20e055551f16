package dev.pondkeeper.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pondkeeper.cli.wire.BulkLine;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CoffeeBrandTest {

    static final ObjectMapper JSON = new ObjectMapper();
    static final LocalDate FIRST_DAY = LocalDate.of(2025, 11, 1);

    static List<String> year(long seed) {
        CoffeeBrand brand = new CoffeeBrand(200, 365, seed, FIRST_DAY);
        List<String> lines = new ArrayList<>();
        for (int day = 0; day < 365; day += 5) {
            CoffeeBrand.Days played = brand.play(day, day + 5);
            played.lines().stream().map(BulkLine::json).forEach(lines::add);
            played.redemptions().stream().map(BulkLine::json).forEach(lines::add);
        }
        return lines;
    }

    static JsonNode parsed(String line) {
        try {
            return JSON.readTree(line);
        } catch (JacksonException broken) {
            throw new AssertionError(line, broken);
        }
    }

    @Test
    void the_same_seed_gives_the_same_lines() {
        assertThat(year(1)).isEqualTo(year(1)).isNotEqualTo(year(2));
    }

    @Test
    void no_key_comes_twice() {
        assertThat(year(1))
                .extracting(line -> parsed(line).path("key").asText())
                .doesNotHaveDuplicates();
    }

    @Test
    void lines_of_an_order_sum_to_its_amount() {
        assertThat(year(1)).map(CoffeeBrandTest::parsed).allSatisfy(command -> {
            long sum = 0;
            for (JsonNode item : command.path("payload").path("lines")) {
                sum += item.path("amount").path("amount").asLong();
            }
            if (command.path("command").asText().equals("RecordOrderPaid")) {
                assertThat(sum)
                        .isEqualTo(command.path("payload")
                                .path("amount")
                                .path("amount")
                                .asLong());
            }
        });
    }

    @Test
    void nobody_spends_points_that_were_not_earned_or_gets_back_more_than_was_paid() {
        Map<String, Long> points = new HashMap<>();
        Map<String, Long> paid = new HashMap<>();
        Map<String, String> buyer = new HashMap<>();
        for (JsonNode command : year(3).stream().map(CoffeeBrandTest::parsed).toList()) {
            JsonNode payload = command.path("payload");
            String order = payload.path("orderId").asText();
            long fen = payload.path("amount").path("amount").asLong();
            switch (command.path("command").asText()) {
                case "RecordOrderPaid" -> {
                    buyer.put(order, payload.path("customerId").asText());
                    paid.put(order, fen);
                    points.merge(payload.path("customerId").asText(), fen / 100, Long::sum);
                }
                case "RecordRefund" -> {
                    assertThat(paid.merge(order, -fen, Long::sum)).isNotNegative();
                    points.merge(String.valueOf(buyer.get(order)), -fen / 100 - 1, Long::sum);
                }
                case "RedeemPoints" -> {
                    long spent = payload.path("points").asLong();
                    assertThat(points.merge(payload.path("customerId").asText(), -spent, Long::sum))
                            .isNotNegative();
                }
                default -> assertThat(payload.path("customerId").asText()).startsWith("demo-");
            }
        }
    }
}
