export { proportionOf } from '#insight';
