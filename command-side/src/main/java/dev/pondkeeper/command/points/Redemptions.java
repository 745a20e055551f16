package dev.pondkeeper.command.points;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import dev.pondkeeper.kernel.points.RedemptionId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every redemption there was, and out of which lots, so that it can be taken back after they were forgotten. */
@JsonAutoDetect(fieldVisibility = Visibility.ANY, getterVisibility = Visibility.NONE)
final class Redemptions {

    private static final int POINTS = 0;
    private static final int WHERE = 1;
    private static final long REVERSED = -1;

    private final Register register = new Register(2);
    private byte[] parts = {};
    private int length;

    /** @return its points, or -1 if there is no such redemption */
    long pointsOf(RedemptionId redemption) {
        int row = register.find(redemption.value());
        return row < 0 ? -1 : register.get(row, POINTS);
    }

    /** Its points, or null if there is no such redemption. */
    @Nullable
    Long recorded(RedemptionId redemption) {
        long points = pointsOf(redemption);
        return points < 0 ? null : (Long) points;
    }

    /** The points of a redemption that was taken back, or null. */
    @Nullable
    Long reversed(RedemptionId redemption) {
        return isReversed(redemption) ? recorded(redemption) : null;
    }

    boolean isReversed(RedemptionId redemption) {
        int row = register.find(redemption.value());
        return row >= 0 && register.get(row, WHERE) == REVERSED;
    }

    /** @param taken each lot, with what was taken from it in place of what is left */
    void add(RedemptionId redemption, long points, List<Lot> taken) {
        register.add(redemption.value(), points, length);
        byte[] written = write(taken);
        if (length + written.length > parts.length) {
            parts = Arrays.copyOf(parts, Math.max(length + written.length, length + length / 4));
        }
        System.arraycopy(written, 0, parts, length, written.length);
        length += written.length;
    }

    List<Lot> lotsOf(RedemptionId redemption) {
        int row = register.find(redemption.value());
        return read((int) register.get(row, WHERE));
    }

    void reverse(RedemptionId redemption) {
        register.set(register.find(redemption.value()), WHERE, REVERSED);
    }

    private static byte[] write(List<Lot> lots) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(lots.size());
            for (Lot lot : lots) {
                out.writeUTF(lot.lotId());
                out.writeLong(lot.left());
                write(out, lot.activatesAt());
                Instant expiresAt = lot.expiresAt();
                out.writeByte((lot.slides() ? 2 : 0) + (expiresAt == null ? 0 : 1));
                if (expiresAt != null) write(out, expiresAt);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, Instant instant) throws IOException {
        out.writeLong(instant.getEpochSecond());
        out.writeInt(instant.getNano());
    }

    private List<Lot> read(int from) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(parts, from, length - from))) {
            int size = in.readInt();
            List<Lot> lots = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                String lotId = in.readUTF();
                long points = in.readLong();
                Instant activatesAt = readInstant(in);
                int kind = in.readByte();
                Instant expiresAt = (kind & 1) == 0 ? null : readInstant(in);
                lots.add(new Lot(lotId, points, activatesAt, expiresAt, false, (kind & 2) != 0));
            }
            return lots;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Instant readInstant(DataInputStream in) throws IOException {
        return Instant.ofEpochSecond(in.readLong(), in.readInt());
    }
}
