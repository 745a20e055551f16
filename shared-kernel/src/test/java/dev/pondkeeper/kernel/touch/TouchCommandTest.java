package dev.pondkeeper.kernel.touch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.kernel.Invalid;
import dev.pondkeeper.kernel.StreamId;
import dev.pondkeeper.kernel.customer.ContactChannel;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.customer.Purpose;
import dev.pondkeeper.kernel.touch.TouchCommand.CompleteStaffCall;
import dev.pondkeeper.kernel.touch.TouchCommand.RecordTouchFailed;
import dev.pondkeeper.kernel.touch.TouchCommand.RecordTouchSent;
import dev.pondkeeper.kernel.touch.TouchCommand.RequestTouch;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TouchCommandTest {

    private static final TouchId TOUCH = new TouchId("t-1");

    @Test
    void a_touch_needs_no_campaign_and_no_parameters() {
        RequestTouch plain = request(null, null, null, null, "hello", null);
        assertThat(plain.target()).isEqualTo(new StreamId("touch", "t-1"));
        assertThat(plain.concerns()).isEqualTo(new CustomerId("42"));
        assertThat(plain.avoid()).isEmpty();
        assertThat(plain.parameters()).isEmpty();
    }

    @Test
    void every_fault_is_named_at_once() {
        List<TextParameter> twice = List.of(new TextParameter("a", "1"), new TextParameter("a", "2"));
        assertThat(Invalid.fieldsOf(() -> request(
                        "no campaign",
                        0,
                        ContactChannel.SMS,
                        List.of(ContactChannel.SMS, ContactChannel.SMS),
                        " ",
                        twice)))
                .containsExactly("campaign", "round", "avoid", "avoid", "template", "parameters");
        assertThat(Invalid.fieldsOf(() -> request(null, 1_001, null, null, "hello", null)))
                .containsExactly("round");
    }

    @Test
    void takes_twenty_parameters_and_not_one_more() {
        assertThat(request(null, null, null, null, "hello", blanks(20)).parameters())
                .hasSize(20);
        assertThat(Invalid.fieldsOf(() -> request(null, null, null, null, "hello", blanks(21))))
                .containsExactly("parameters");
    }

    @Test
    void what_a_blank_is_filled_with_is_text() {
        assertThat(Invalid.fieldsOf(() -> new TextParameter("a b", "x".repeat(501))))
                .containsExactly("name", "value");
    }

    @Test
    void receipts_and_notes_are_bounded_texts() {
        assertThat(Invalid.fieldsOf(() -> new RecordTouchSent(TOUCH, " ", "x".repeat(201), null)))
                .containsExactly("via", "reference");
        assertThat(Invalid.fieldsOf(() -> new RecordTouchFailed(TOUCH, " ", null)))
                .containsExactly("reason");
        StaffId ann = new StaffId("ann");
        assertThat(Invalid.fieldsOf(
                        () -> new CompleteStaffCall(TOUCH, ann, CallOutcome.REACHED, "x".repeat(2_001), null)))
                .containsExactly("note");
    }

    private static List<TextParameter> blanks(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new TextParameter("n" + i, "v"))
                .toList();
    }

    private static RequestTouch request(
            @Nullable String campaign,
            @Nullable Integer round,
            @Nullable ContactChannel channel,
            @Nullable List<ContactChannel> avoid,
            String template,
            @Nullable List<TextParameter> parameters) {
        return new RequestTouch(
                TOUCH,
                new CustomerId("42"),
                campaign,
                round,
                Purpose.SERVICE,
                Occasion.REMINDER,
                channel,
                avoid,
                template,
                parameters,
                null,
                null);
    }
}
