import { Explained } from '../app/explained';

export const BlowPage = () => <Explained title="吹哨" />;
