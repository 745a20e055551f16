package dev.pondkeeper.kernel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * An amount of money as a command carries it: whole minor units (cents, fen) of an ISO 4217 currency, never negative.
 *
 * @param amount minor units, 0 to {@link #MAX_AMOUNT}
 * @param currency ISO 4217 code of a currency that has minor units defined
 */
public record Money(long amount, String currency) {

    /** A hundred thousand million major units of a currency with two decimals; sums of millions of such still fit a long. */
    public static final long MAX_AMOUNT = 10_000_000_000_000L;

    public Money {
        new Checks()
                .require(amount >= 0 && amount <= MAX_AMOUNT, "amount", "must lie between 0 and " + MAX_AMOUNT)
                .field("currency", currency, Money::minorDigits)
                .done();
    }

    /**
     * How many decimals the currency has: 2 for CNY, 0 for JPY.
     *
     * @throws InvalidValue if it is not the code of a currency in which one can pay
     */
    public static int minorDigits(String currency) {
        int digits;
        try {
            digits = Currency.getInstance(currency).getDefaultFractionDigits();
        } catch (IllegalArgumentException unknown) {
            throw new InvalidValue("must be an ISO 4217 code such as CNY");
        }
        if (digits < 0) throw new InvalidValue("must be one in which one can pay");
        return digits;
    }

    /** Whole major units, rounded down: 1177 of CNY are 11. */
    public static long wholeMajorUnits(long amount, String currency) {
        return BigDecimal.valueOf(amount, minorDigits(currency))
                .setScale(0, RoundingMode.FLOOR)
                .longValueExact();
    }

    public Amount plain() {
        return new Amount(amount, currency);
    }
}
