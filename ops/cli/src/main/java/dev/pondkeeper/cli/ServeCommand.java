package dev.pondkeeper.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code pond serve}, for the list of commands only: the script hands its words to the server's jar, which explains them. */
@Command(name = "serve", description = "Runs the server. Its options: ./pond serve --help")
final class ServeCommand implements Callable<Integer> {

    @Parameters(hidden = true)
    @SuppressWarnings("UnusedVariable") // takes any word, so that the sentence below is what one reads
    private List<String> words = List.of();

    @Override
    public Integer call() {
        throw new Failure("This is the client's jar, the server has its own: run ./pond serve.");
    }
}
