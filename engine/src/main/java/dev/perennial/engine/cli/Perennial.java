package dev.perennial.engine.cli;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ServiceLoader;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The command line's entry: finds the commands on the classpath, runs one, turns failures into one or two lines. */
@Command(name = "perennial", mixinStandardHelpOptions = true, versionProvider = Perennial.Version.class, subcommands = {
        ValueCommand.class, DoctorCommand.class})
public final class Perennial {

    private Perennial() {
    }

    /** The version that the jar's manifest names; classes outside a jar have none. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Perennial.class.getPackage().getImplementationVersion();
            return new String[]{version == null ? "Perennial" : "Perennial " + version};
        }
    }

    public static void main(String[] args) {
        System.exit(run(args));
    }

    /** Runs a command line and returns its exit code; see {@link Exit}. */
    public static int run(String... args) {
        Locale locale = Language.choose(args);
        CommandLine line = new CommandLine(new Perennial());
        ServiceLoader.load(CliCommand.class).forEach(line::addSubcommand);
        line.setResourceBundle(texts(locale));
        line.setUsageHelpAutoWidth(true);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((failure, command, parsed) -> new Failures(locale).report(failure, command));
        line.setParameterExceptionHandler(
                (failure, given) -> new Failures(locale).misuse(Misuse.of(failure), failure.getCommandLine()));
        if (args.length == 0) {
            line.usage(System.out);
            return Exit.OK;
        }
        try {
            return line.execute(args);
        } catch (OutOfMemoryError e) {
            return new Failures(locale).outOfMemory();
        }
    }

    /** A text of the commands, with its gaps filled. */
    public static String text(Locale locale, String key, Object... arguments) {
        return new MessageFormat(texts(locale).getString(key), locale).format(arguments);
    }

    /** English is the root bundle: without a fall-back to the system's language, which may be Chinese. */
    static ResourceBundle texts(Locale locale) {
        return ResourceBundle.getBundle("dev.perennial.engine.cli.commands", locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
