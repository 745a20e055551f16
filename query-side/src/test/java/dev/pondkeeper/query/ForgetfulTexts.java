package dev.pondkeeper.query;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Seals so that a test sees what is sealed where, and forgets a customer on demand. */
final class ForgetfulTexts implements PersonalTexts {

    private final Set<String> forgotten = ConcurrentHashMap.newKeySet();

    void forget(String customer) {
        forgotten.add(customer);
    }

    @Override
    public Optional<String> seal(String customer, String place, String plain) {
        if (forgotten.contains(customer)) return Optional.empty();
        return Optional.of(Base64.getEncoder()
                .encodeToString((customer + "#" + place + "#" + plain).getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public Optional<String> open(String customer, String place, String sealed) {
        if (forgotten.contains(customer)) return Optional.empty();
        String text = new String(Base64.getDecoder().decode(sealed), StandardCharsets.UTF_8);
        String belongs = customer + "#" + place + "#";
        if (!text.startsWith(belongs)) throw new IllegalStateException("sealed for another place: " + text);
        return Optional.of(text.substring(belongs.length()));
    }

    @Override
    public String hash(String purpose, String text) {
        return purpose + "-" + text;
    }
}
