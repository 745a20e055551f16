package dev.pondkeeper.command.channel;

import static dev.pondkeeper.command.Decisions.NOW;
import static dev.pondkeeper.command.Decisions.refusal;

import dev.pondkeeper.command.Decisions;
import dev.pondkeeper.kernel.Amount;
import dev.pondkeeper.kernel.Money;
import dev.pondkeeper.kernel.channel.ChannelCode;
import dev.pondkeeper.kernel.channel.ChannelCommand.RecordChannelSpend;
import dev.pondkeeper.kernel.channel.ChannelCommand.RegisterChannel;
import dev.pondkeeper.kernel.channel.ChannelEvent.ChannelRegistered;
import dev.pondkeeper.kernel.channel.ChannelEvent.ChannelSpendRecorded;
import dev.pondkeeper.kernel.channel.ChannelKind;
import java.time.LocalDate;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AcquisitionChannelTest {

    private static final ChannelCode DOUYIN = new ChannelCode("douyin");
    private static final LocalDate DAY = LocalDate.parse("2026-02-28");

    private final FixtureConfiguration<AcquisitionChannel> channel = Decisions.of(AcquisitionChannel.class);

    @Test
    void registers_once() {
        channel.givenNoPriorActivity().when(register("Douyin")).expectEvents(registered());
    }

    @Test
    void the_same_registration_twice_registers_once() {
        channel.given(registered())
                .when(register("Douyin"))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void refuses_a_code_that_has_another_name() {
        channel.given(registered()).when(register("TikTok")).expectException(refusal("channel-already-registered"));
    }

    @Test
    void refuses_spend_of_an_unknown_channel() {
        channel.givenNoPriorActivity().when(spend(500)).expectException(refusal("unknown-channel"));
    }

    @Test
    void records_what_a_day_cost() {
        channel.given(registered()).when(spend(500)).expectEvents(spent(500, null));
    }

    @Test
    void a_later_record_corrects_the_day_and_tells_what_was_before() {
        channel.given(registered(), spent(500, null)).when(spend(0)).expectEvents(spent(0, new Amount(500, "CNY")));
    }

    @Test
    void the_same_amount_of_the_same_day_is_one_record() {
        channel.given(registered(), spent(500, null))
                .when(spend(500))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void another_day_is_another_record() {
        channel.given(registered(), spent(500, null))
                .when(new RecordChannelSpend(DOUYIN, DAY.plusDays(1), new Money(500, "CNY"), NOW))
                .expectEvents(new ChannelSpendRecorded(DOUYIN, DAY.plusDays(1), new Amount(500, "CNY"), null, NOW));
    }

    private static RegisterChannel register(String name) {
        return new RegisterChannel(DOUYIN, name, ChannelKind.PUBLIC_PLATFORM, NOW);
    }

    private static ChannelRegistered registered() {
        return new ChannelRegistered(DOUYIN, "Douyin", "PUBLIC_PLATFORM", NOW);
    }

    private static RecordChannelSpend spend(long fen) {
        return new RecordChannelSpend(DOUYIN, DAY, new Money(fen, "CNY"), NOW);
    }

    private static ChannelSpendRecorded spent(long fen, @Nullable Amount before) {
        return new ChannelSpendRecorded(DOUYIN, DAY, new Amount(fen, "CNY"), before, NOW);
    }
}
