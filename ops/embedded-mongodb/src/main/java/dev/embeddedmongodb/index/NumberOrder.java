package dev.embeddedmongodb.index;

import de.bwaldvogel.mongo.bson.Decimal128;
import dev.embeddedmongodb.storage.Bytes;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Numbers of all BSON kinds in one exact order: 1, 1L, 1.0 and Decimal128 1.00 are the same key. A number is written
 * as the greatest double not above it, then what is left, which for nearly all numbers is nothing.
 */
final class NumberOrder {

    private static final long EXACT = 1L << 53;

    /** The bits that mark infinities and NaN in a Decimal128. */
    private static final long SPECIAL = 0x7800000000000000L;

    private static final BigDecimal BELOW_ALL = BigDecimal.TEN.pow(6200).negate();

    private NumberOrder() {}

    static void encode(Number number, Bytes out) {
        if (number instanceof Integer || number instanceof Short || number instanceof Byte) {
            whole(number.doubleValue(), out);
        } else if (number instanceof Long) {
            long value = number.longValue();
            if (value >= -EXACT && value <= EXACT) whole((double) value, out);
            else exact(BigDecimal.valueOf(value), out);
        } else if (number instanceof Decimal128 decimal) {
            if ((decimal.getHigh() & SPECIAL) == SPECIAL) whole(decimal.doubleValue(), out);
            else exact(decimal.toBigDecimal(), out);
        } else {
            whole(number.doubleValue(), out);
        }
    }

    private static void whole(double value, Bytes out) {
        sortable(value, out);
        out.u8(0);
    }

    private static void sortable(double value, Bytes out) {
        // NaN sorts below every number; -0.0 equals 0.0.
        if (Double.isNaN(value)) {
            out.i64(0);
            return;
        }
        long bits = Double.doubleToRawLongBits(value == 0.0 ? 0.0 : value);
        out.i64(bits < 0 ? ~bits : bits ^ Long.MIN_VALUE);
    }

    private static void exact(BigDecimal value, Bytes out) {
        double floor = value.doubleValue();
        if (floor == Double.POSITIVE_INFINITY) floor = Double.MAX_VALUE;
        if (floor != Double.NEGATIVE_INFINITY && new BigDecimal(floor).compareTo(value) > 0)
            floor = Math.nextDown(floor);
        BigDecimal rest = value.subtract(floor == Double.NEGATIVE_INFINITY ? BELOW_ALL : new BigDecimal(floor));
        sortable(floor, out);
        if (rest.signum() == 0) out.u8(0);
        else positive(rest, out.u8(1));
    }

    /** Exponent first, then the significant digits, each above zero, closed by a zero. */
    private static void positive(BigDecimal value, Bytes out) {
        BigDecimal digits = value.stripTrailingZeros();
        out.i32((digits.precision() - digits.scale()) ^ Integer.MIN_VALUE);
        BigInteger unscaled = digits.unscaledValue();
        for (char digit : unscaled.toString().toCharArray()) out.u8(digit - '0' + 1);
        out.u8(0);
    }
}
