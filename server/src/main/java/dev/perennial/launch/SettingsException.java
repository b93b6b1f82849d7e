package dev.perennial.launch;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import dev.perennial.engine.cli.Perennial;

/** Everything that is wrong with the settings, at once. */
final class SettingsException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** One thing that is wrong: the key of its sentence and what fills it. */
    record Fault(String text, List<Object> arguments) {
        static Fault of(String text, Object... arguments) {
            return new Fault(text, List.of(arguments));
        }
    }

    private final transient List<Fault> faults;

    SettingsException(List<Fault> faults) {
        super(faults.size() + " settings are wrong");
        this.faults = List.copyOf(faults);
    }

    List<Fault> faults() {
        return faults;
    }

    String message(Locale locale) {
        return faults.stream().map(fault -> Perennial.text(locale, fault.text(), fault.arguments().toArray()))
                .collect(Collectors.joining("\n"));
    }
}
