package dev.perennial.launch;

import org.springframework.context.ConfigurableApplicationContext;

/** Where a person finds the application. */
final class Welcome {

    private Welcome() {
    }

    /** The address of the running application, for a browser on this machine or, if it listens on one, of that address. */
    static String address(ConfigurableApplicationContext context) {
        String port = context.getEnvironment().getRequiredProperty("local.server.port");
        String listens = context.getEnvironment().getProperty("server.address", "127.0.0.1");
        boolean here = listens.equals("127.0.0.1") || listens.equals("0.0.0.0") || listens.equals("::")
                || listens.equals("::1");
        return "http://" + (here ? "localhost" : listens) + ":" + port;
    }
}
