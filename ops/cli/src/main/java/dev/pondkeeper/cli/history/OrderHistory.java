package dev.pondkeeper.cli.history;

import dev.pondkeeper.cli.rows.OrderRow;
import dev.pondkeeper.cli.rows.RowFault;
import dev.pondkeeper.cli.rows.RowSink;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Turns rows of paid orders into the commands that record them, in file order, each customer's registration before the first of
 * its orders.
 *
 * <p>A customer is registered one hour before its first order in time, which may be any row of the file, the last one too; so no
 * line can be sent before all are read. To stay in bounded memory whatever the size of the file and the number of customers, the
 * rows are sorted outside memory by customer and time, which gives every row its second and every customer its first instant in
 * one walk, and the commands are sorted back into file order.
 */
public final class OrderHistory implements RowSink, Closeable {

    /** About 25 MB of heap for each of the two sorts. */
    private static final int IN_MEMORY = 100_000;

    private static final Duration REGISTERED_BEFORE_FIRST_ORDER = Duration.ofHours(1);

    private static final Comparator<OrderRow> BY_CUSTOMER_AND_TIME = Comparator.comparing(OrderRow::customerId)
            .thenComparing(OrderRow::base)
            .thenComparing(OrderRow::line);
    private static final Comparator<HistoryCommand> BY_LINE =
            Comparator.comparing(HistoryCommand::line).thenComparing(command -> !command.isRegistration());

    private final Consumer<RowFault> faults;
    private final ExternalSort<OrderRow> rows;
    private final ExternalSort<HistoryCommand> commands;

    /** @param faults hears what is wrong with a row, be it found in the file or in the row's place among its neighbours */
    public OrderHistory(Consumer<RowFault> faults) {
        this(faults, IN_MEMORY);
    }

    OrderHistory(Consumer<RowFault> faults, int inMemory) {
        this.faults = faults;
        this.rows = new ExternalSort<>(BY_CUSTOMER_AND_TIME, new RowCodec(), inMemory);
        this.commands = new ExternalSort<>(BY_LINE, new CommandCodec(), inMemory);
    }

    @Override
    public void row(OrderRow row) throws IOException {
        rows.add(row);
    }

    @Override
    public void fault(RowFault fault) {
        faults.accept(fault);
    }

    /** Every command in file order; to be closed, and to be asked for once, after the last row. */
    public Sorted<HistoryCommand> commands() throws IOException {
        try (Sorted<OrderRow> sorted = rows.sorted()) {
            CustomerDays customer = null;
            for (OrderRow row = sorted.next(); row != null; row = sorted.next()) {
                if (customer == null || !customer.id().equals(row.customerId())) {
                    register(customer);
                    customer = new CustomerDays(row.customerId());
                }
                order(row, customer);
            }
            register(customer);
        }
        return commands.sorted();
    }

    /** How many commands there are, once they have been asked for. */
    public long size() {
        return commands.size();
    }

    @Override
    public void close() throws IOException {
        rows.close();
        commands.close();
    }

    private void order(OrderRow row, CustomerDays customer) throws IOException {
        Instant at = customer.timeOf(row);
        if (!row.sound()) return;
        if (at == null) {
            fault(new RowFault(row.line(), "date: has more rows of this customer than seconds from noon to midnight"));
            return;
        }
        customer.ordered(row, at);
        commands.add(new HistoryCommand(row.line(), row.customerId(), row.orderId(), at, row.amount(), row.currency()));
    }

    private void register(@Nullable CustomerDays customer) throws IOException {
        Instant first = customer == null ? null : customer.firstOrder();
        if (customer == null || first == null) return;
        commands.add(new HistoryCommand(
                customer.firstLine(), customer.id(), null, first.minus(REGISTERED_BEFORE_FIRST_ORDER), 0, ""));
    }
}
