package dev.pondkeeper.kernel.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.pondkeeper.kernel.Invalid;
import dev.pondkeeper.kernel.Money;
import dev.pondkeeper.kernel.StreamId;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.order.OrderCommand.RecordOrderPaid;
import dev.pondkeeper.kernel.order.OrderCommand.RecordRefund;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OrderCommandTest {

    private static final OrderId ORDER = new OrderId("o-1");

    @Test
    void an_order_needs_no_lines_and_a_zero_amount_is_lawful() {
        RecordOrderPaid paid = paid(0, null);
        assertThat(paid.lines()).isEmpty();
        assertThat(paid.target()).isEqualTo(new StreamId("order", "o-1"));
        assertThat(paid.concerns()).isEqualTo(new CustomerId("42"));
    }

    @Test
    void lines_sum_to_the_amount() {
        assertThat(paid(300, List.of(line(100), line(200))).lines()).hasSize(2);
        assertThat(Invalid.fieldsOf(() -> paid(301, List.of(line(100), line(200)))))
                .containsExactly("lines");
        assertThat(Invalid.fieldsOf(() -> paid(299, List.of(line(100), line(200)))))
                .containsExactly("lines");
    }

    @Test
    void lines_are_in_the_currency_of_the_order() {
        OrderLine yen = new OrderLine("sku", 1, new Money(300, "JPY"));
        assertThat(Invalid.fieldsOf(() -> paid(300, List.of(yen)))).containsExactly("lines");
    }

    @Test
    void takes_five_hundred_lines_and_not_one_more() {
        assertThat(paid(500, Collections.nCopies(500, line(1))).lines()).hasSize(500);
        assertThat(Invalid.fieldsOf(() -> paid(501, Collections.nCopies(501, line(1)))))
                .containsExactly("lines");
    }

    @Test
    void a_line_has_one_to_a_million_pieces_of_a_named_article() {
        assertThat(new OrderLine("x".repeat(64), 1, new Money(0, "CNY")).quantity())
                .isEqualTo(1);
        assertThat(new OrderLine("x", 1_000_000, new Money(0, "CNY")).quantity())
                .isEqualTo(1_000_000);
        assertThat(Invalid.fieldsOf(() -> new OrderLine("x".repeat(65), 0, new Money(0, "CNY"))))
                .containsExactly("sku", "quantity");
        assertThat(Invalid.fieldsOf(() -> new OrderLine("x", 1_000_001, new Money(0, "CNY"))))
                .containsExactly("quantity");
    }

    @Test
    void a_refund_is_of_one_minor_unit_at_least() {
        assertThat(refund(1).amount().amount()).isEqualTo(1);
        assertThat(Invalid.fieldsOf(() -> refund(0))).containsExactly("amount");
    }

    @Test
    void a_refund_does_not_say_whose_order_it_is() {
        assertThat(refund(1).concerns()).isNull();
        assertThat(refund(1).target()).isEqualTo(new StreamId("order", "o-1"));
    }

    @Test
    void a_command_that_came_past_the_door_has_no_business_time() {
        assertThatIllegalStateException().isThrownBy(() -> refund(1).happenedAt());
    }

    private static OrderLine line(long amount) {
        return new OrderLine("sku", 1, new Money(amount, "CNY"));
    }

    private static RecordOrderPaid paid(long amount, @Nullable List<OrderLine> lines) {
        return new RecordOrderPaid(ORDER, new CustomerId("42"), new Money(amount, "CNY"), lines, null, null, null);
    }

    private static RecordRefund refund(long amount) {
        return new RecordRefund(ORDER, new RefundId("r-1"), new Money(amount, "CNY"), null);
    }
}
