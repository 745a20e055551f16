package dev.pondkeeper.command.points;

import static dev.pondkeeper.command.Decisions.LI_LEI;
import static dev.pondkeeper.command.Decisions.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.pondkeeper.kernel.points.EarningId;
import dev.pondkeeper.kernel.points.PointsBalances;
import dev.pondkeeper.kernel.points.PointsCommand.EarnPoints;
import dev.pondkeeper.kernel.points.PointsCommand.RedeemPoints;
import dev.pondkeeper.kernel.points.PointsEvent.PointsExpired;
import dev.pondkeeper.kernel.points.RedemptionId;
import dev.pondkeeper.kernel.programme.Programme;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * An account with very many movements and open lots: how long a decision takes and how large its snapshot is. The full size, a
 * hundred thousand movements and five thousand open lots, runs with {@code -Dpondkeeper.hot-account=full}.
 */
class HotAccountTest {

    private static final boolean FULL = "full".equals(System.getProperty("pondkeeper.hot-account"));
    private static final int OPEN = FULL ? 5_000 : 500;
    private static final int MOVEMENTS = FULL ? 100_000 : 4_000;
    private static final int MEASURED = 1_000;
    private static final long MOST_MICROS = 5_000;

    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private AccountState state = new AccountState();
    private Instant now = NOW;
    private int number;

    @Test
    void a_hot_account_decides_quickly_and_its_snapshot_decides_alike() throws JsonProcessingException {
        for (int i = 0; i < OPEN; i++) earn();
        while (number < MOVEMENTS) {
            earn();
            redeem();
        }
        int lots = state.lots().kept().lots().size();
        assertThat(lots).isBetween(OPEN / 2, OPEN + 2);

        long[] micros = new long[MEASURED];
        for (int i = 0; i < MEASURED; i++) {
            long start = System.nanoTime();
            if (i % 2 == 0) redeem();
            else earn();
            micros[i] = (System.nanoTime() - start) / 1_000;
        }
        Arrays.sort(micros);
        String snapshot = JSON.writeValueAsString(state);
        System.out.printf(
                "hot account: %d movements, %d open lots: decision p50 %d us, p99 %d us, snapshot %d KiB%n",
                number,
                lots,
                micros[MEASURED / 2],
                micros[MEASURED * 99 / 100],
                snapshot.getBytes(StandardCharsets.UTF_8).length / 1024);
        assertThat(micros[MEASURED * 99 / 100]).as("p99 in microseconds").isLessThan(MOST_MICROS);

        AccountState restored = JSON.readValue(snapshot, AccountState.class);
        assertThat(JSON.writeValueAsString(restored)).isEqualTo(snapshot);
        PointsBalances before = state.balances();
        state = restored;
        assertThat(restored.balances()).isEqualTo(before);
        assertThat(restored.redemptions().pointsOf(new RedemptionId("r-" + OPEN)))
                .isEqualTo(-1);
        assertThat(restored.redemptions().pointsOf(new RedemptionId("r-" + (OPEN + 1))))
                .isEqualTo(3);
        new Spending(decision()).reverse(new RedemptionId("r-" + (OPEN + 1)));
        assertThat(state.balances()).isEqualTo(before.restore(3));
        assertThat(state.redemptions().isReversed(new RedemptionId("r-" + (OPEN + 1))))
                .isTrue();
    }

    @Test
    void a_whole_aggregate_is_carried_by_a_snapshot() throws JsonProcessingException {
        PointsAccount account = new PointsAccount();
        account.on(new PointsExpired(LI_LEI, java.util.List.of(), 0, PointsBalances.ZERO.issue(3), NOW));
        PointsAccount restored = JSON.readValue(JSON.writeValueAsString(account), PointsAccount.class);
        assertThat(restored.state().balances()).isEqualTo(PointsBalances.ZERO.issue(3));
        assertThat(JSON.writeValueAsString(restored)).contains("\"stream\":\"points:42\"");
    }

    private void earn() {
        now = now.plus(Duration.ofSeconds(30));
        Decision decision = decision();
        decision.settle();
        new Earning(decision).earn(new EarnPoints(LI_LEI, new EarningId("e-" + number++), 3, "gift", now));
        decision.settle();
    }

    private void redeem() {
        now = now.plus(Duration.ofSeconds(30));
        Decision decision = decision();
        decision.settle();
        new Spending(decision).redeem(new RedeemPoints(LI_LEI, new RedemptionId("r-" + number++), 3, now));
    }

    private Decision decision() {
        return new Decision(LI_LEI, state, Programme.DEFAULT, now, now, state::on);
    }
}
