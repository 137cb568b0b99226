export { type Proportion, proportionOf } from '#insight';
