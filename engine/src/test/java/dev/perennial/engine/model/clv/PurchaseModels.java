package dev.perennial.engine.model.clv;

/** Models as tests name them. */
final class PurchaseModels {

    private PurchaseModels() {
    }

    static PurchaseModel of(PurchaseChoice choice, double first, double second, double third, double fourth) {
        return switch (choice.kind()) {
            case BG_NBD, STANDARD -> new BgNbd(first, second, third, fourth);
            case MBG_NBD -> new MbgNbd(first, second, third, fourth);
            case PARETO_NBD -> new ParetoNbd(first, second, third, fourth);
            case MBG_CNBD -> new MbgCnbd(choice.k(), first, second, third, fourth);
            case NBD -> new Nbd(first, second);
            case AUTO -> throw new IllegalArgumentException("no model");
        };
    }
}
